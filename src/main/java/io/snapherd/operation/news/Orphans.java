package io.snapherd.operation.news;

import io.snapherd.model.Policy;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Changes;
import io.snapherd.operation.Cluster;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Counts the snapshots whose policy is gone. It keeps the count of every policy's snapshots as they
 * change, so that nobody has to go over all of them to ask.
 */
public final class Orphans implements Changes {
  private record OfPolicy(String namespace, String uid) {}

  private final Cluster cluster;
  private final Map<OfPolicy, Long> counts = new ConcurrentHashMap<>();

  public Orphans(Cluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public void snapshot(Optional<Snapshot> before, Snapshot snapshot) {
    before.flatMap(Orphans::policyOf).ifPresent(policy -> add(policy, -1));
    Optional.of(snapshot)
        .filter(s -> cluster.snapshot(s.ref()).isPresent())
        .flatMap(Orphans::policyOf)
        .ifPresent(policy -> add(policy, 1));
  }

  private void add(OfPolicy policy, long more) {
    counts.merge(policy, more, (a, b) -> a + b == 0 ? null : a + b);
  }

  private static Optional<OfPolicy> policyOf(Snapshot snapshot) {
    return snapshot.origin().policyUid().map(uid -> new OfPolicy(snapshot.ref().namespace(), uid));
  }

  /** How many there are in each namespace that has any. */
  public Map<String, Long> byNamespace() {
    Set<String> living =
        cluster.policies().stream().map(Policy::uid).collect(Collectors.toUnmodifiableSet());
    return counts.entrySet().stream()
        .filter(e -> !living.contains(e.getKey().uid()))
        .collect(
            Collectors.groupingBy(
                e -> e.getKey().namespace(), Collectors.summingLong(Map.Entry::getValue)));
  }
}
