package io.snapherd.kubernetes.client;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.snapherd.model.Reason;
import io.snapherd.operation.Leadership;
import io.snapherd.operation.Refused;

/**
 * The client for writes: asks before each whether this process still leads, as a job may have been
 * under way when it lost the lease.
 */
public final class LeaderClient {
  private final KubernetesClient client;
  private final Leadership leadership;

  public LeaderClient(KubernetesClient client, Leadership leadership) {
    this.client = client;
    this.leadership = leadership;
  }

  /**
   * For one write.
   *
   * @throws Refused if another process leads
   */
  public KubernetesClient write() throws Refused {
    if (!leadership.held()) {
      throw new Refused(Reason.ApiUnavailable, "this process does not lead any more");
    }
    return client;
  }

  /** For live reads, which do no harm. */
  public KubernetesClient read() {
    return client;
  }
}
