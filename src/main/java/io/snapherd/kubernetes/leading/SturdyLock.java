package io.snapherd.kubernetes.leading;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * A Lease that no edit can break. Every field of it is optional to the API server, and fabric8's
 * elector ends for good, and says nothing, at anything it throws but its client's own exception.
 * What is missing is read as client-go reads it: as long past.
 */
final class SturdyLock extends LeaseLock {
  private static final ZonedDateTime LONG_AGO =
      ZonedDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private final Duration length;

  /**
   * @param length of a lease that does not say how long it is
   */
  SturdyLock(String namespace, String name, String identity, Duration length) {
    super(namespace, name, identity);
    this.length = length;
  }

  @Override
  public synchronized LeaderElectionRecord get(KubernetesClient client) {
    try {
      return super.get(client);
    } catch (KubernetesClientException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new KubernetesClientException("the Lease cannot be read", e);
    }
  }

  @Override
  protected LeaderElectionRecord toRecord(Lease lease) {
    LeaseSpec spec = Optional.ofNullable(lease.getSpec()).orElseGet(LeaseSpec::new);
    return super.toRecord(
        new LeaseBuilder(lease)
            .withNewSpec()
            .withHolderIdentity(spec.getHolderIdentity())
            .withLeaseDurationSeconds(or(spec.getLeaseDurationSeconds(), (int) length.toSeconds()))
            .withAcquireTime(or(spec.getAcquireTime(), LONG_AGO))
            .withRenewTime(or(spec.getRenewTime(), LONG_AGO))
            .withLeaseTransitions(or(spec.getLeaseTransitions(), 0))
            .endSpec()
            .build());
  }

  private static <T> T or(T value, T otherwise) {
    return Optional.ofNullable(value).orElse(otherwise);
  }
}
