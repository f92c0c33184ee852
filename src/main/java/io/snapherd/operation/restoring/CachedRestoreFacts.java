package io.snapherd.operation.restoring;

import io.snapherd.model.Claim;
import io.snapherd.model.ClaimPhase;
import io.snapherd.model.Content;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicySpec;
import io.snapherd.model.Snapshot;
import io.snapherd.model.Volume;
import io.snapherd.operation.Claims;
import io.snapherd.operation.Cluster;
import io.snapherd.restore.ClaimEvent;
import io.snapherd.restore.RestoreFacts;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a restore decision looks at, from the caches; Events are asked for live, as there is no
 * cache, and only of claims that are not bound: what a provisioner says then is over.
 *
 * @param unseen claims that the caches do not show yet
 */
record CachedRestoreFacts(String namespace, Cluster cluster, Claims live, List<Claim> unseen)
    implements RestoreFacts {
  @Override
  public Collection<Snapshot> snapshots() {
    return cluster.snapshots(namespace);
  }

  @Override
  public Collection<Claim> claims() {
    return Stream.concat(unseen.stream(), cluster.claims(namespace).stream()).toList();
  }

  @Override
  public Optional<Content> content(String name) {
    return cluster.content(name);
  }

  @Override
  public Optional<Volume> volume(String name) {
    return cluster.volume(name);
  }

  @Override
  public boolean storageClassExists(String name) {
    return cluster.storageClass(name).isPresent();
  }

  @Override
  public Optional<Duration> readyDeadline(String policyUid) {
    return cluster
        .policyWithUid(namespace, policyUid)
        .map(Policy::spec)
        .map(PolicySpec::readyDeadline);
  }

  @Override
  public Optional<ClaimEvent> lastEvent(ObjectRef claim) {
    boolean bound = cluster.claim(claim).filter(c -> c.phase() != ClaimPhase.PENDING).isPresent();
    return bound ? Optional.empty() : live.lastEvent(claim);
  }
}
