package io.snapherd.operation;

import io.snapherd.model.Content;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Key.PruneKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How many deletes a driver has to carry out at a time. CSI drivers leak under mass deletion; one
 * that is stuck for {@link #STUCK} no longer counts, so that it does not hold up the others.
 */
public final class DeletePlaces {
  /** As long as a CSI sidecar waits for its driver where ceph-csi deploys it. */
  static final Duration STUCK = Duration.ofSeconds(150);

  private record Delete(String driver, Instant since) {}

  private final Cluster cluster;
  private final int atMost;
  private final Clock clock;
  private final Map<ObjectRef, Delete> underWay = new HashMap<>();
  private final Set<PruneKey> waiting = new HashSet<>();

  /**
   * @param atMost deletes in flight per driver, at least 1
   */
  public DeletePlaces(Cluster cluster, int atMost, Clock clock) {
    this.cluster = cluster;
    this.atMost = atMost;
    this.clock = clock;
  }

  /** Whether this one may be deleted now; if not, its key is remembered for when one may. */
  synchronized boolean free(Snapshot snapshot, PruneKey key) {
    Instant now = clock.instant();
    underWay.values().removeIf(d -> !d.since().plus(STUCK).isAfter(now));
    String driver = driver(snapshot);
    long taken = underWay.values().stream().filter(d -> d.driver().equals(driver)).count();
    if (taken >= atMost) {
      waiting.add(key);
    }
    return taken < atMost;
  }

  synchronized void taken(Snapshot snapshot) {
    underWay.put(snapshot.ref(), new Delete(driver(snapshot), clock.instant()));
  }

  /** The snapshot is gone: who waits for a place is to be woken. */
  synchronized Set<PruneKey> gone(ObjectRef snapshot) {
    if (underWay.remove(snapshot) == null) {
      return Set.of();
    }
    Set<PruneKey> woken = Set.copyOf(waiting);
    waiting.clear();
    return woken;
  }

  private String driver(Snapshot snapshot) {
    return snapshot.status().content().flatMap(cluster::content).map(Content::driver).orElse("");
  }
}
