package io.snapherd.operation;

import io.snapherd.model.Claim;
import io.snapherd.model.Content;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicySpec;
import io.snapherd.model.Snapshot;
import io.snapherd.model.Volume;
import io.snapherd.restore.ClaimEvent;
import io.snapherd.restore.RestoreFacts;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a restore decision looks at, from the caches; Events are asked for live, there is no cache.
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
    return cluster.policies(namespace).stream()
        .filter(p -> p.uid().equals(policyUid))
        .map(Policy::spec)
        .map(PolicySpec::readyDeadline)
        .findFirst();
  }

  @Override
  public Optional<ClaimEvent> lastEvent(ObjectRef claim) {
    return live.lastEvent(claim);
  }
}
