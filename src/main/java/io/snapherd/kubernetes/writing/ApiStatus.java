package io.snapherd.kubernetes.writing;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.snapherd.kubernetes.client.LeaderClient;
import io.snapherd.kubernetes.client.Refusals;
import io.snapherd.kubernetes.projection.StatusProjection;
import io.snapherd.kubernetes.resource.SnapshotPolicy;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicyStatus;
import io.snapherd.operation.Refused;
import io.snapherd.operation.StatusWrites;

/** Writes a policy's status with the resource version it was decided by. */
public final class ApiStatus implements StatusWrites {
  private final LeaderClient client;

  public ApiStatus(LeaderClient client) {
    this.client = client;
  }

  @Override
  public boolean write(Policy policy, PolicyStatus status) throws Refused {
    try {
      client.write().resource(resource(policy, status)).updateStatus();
      return true;
    } catch (KubernetesClientException e) {
      if (Refusals.outdated(e)) {
        return false;
      }
      throw Refusals.of(e);
    }
  }

  /** The API server takes nothing but the status from it. */
  private static SnapshotPolicy resource(Policy policy, PolicyStatus status) {
    SnapshotPolicy resource = new SnapshotPolicy();
    resource.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(policy.namespace())
            .withName(policy.name())
            .withUid(policy.uid())
            .withResourceVersion(policy.id().resourceVersion())
            .build());
    resource.setStatus(StatusProjection.json(status));
    return resource;
  }
}
