package io.snapherd.operation.places;

import io.snapherd.model.ObjectRef;
import io.snapherd.model.Sidecar;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Cluster;
import io.snapherd.operation.Drivers;
import io.snapherd.operation.Forgetful;
import io.snapherd.operation.Key.PruneKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many deletes a driver has to carry out at a time. CSI drivers leak under mass deletion; one
 * that is stuck for {@link Sidecar#PATIENCE} no longer counts, so that it does not hold up the
 * others.
 */
public final class DeletePlaces implements Forgetful {
  private record Delete(String driver, Instant until) {}

  private final Drivers drivers;
  private final Backlog backlog;
  private final int atMost;
  private final Clock clock;
  private final Map<ObjectRef, Delete> underWay = new HashMap<>();
  private final Map<String, Set<PruneKey>> waiting = new HashMap<>();

  /**
   * @param atMost deletes in flight per driver, at least 1
   */
  public DeletePlaces(Cluster cluster, int atMost, Clock clock) {
    this.drivers = new Drivers(cluster);
    this.backlog = new Backlog(cluster);
    this.atMost = atMost;
    this.clock = clock;
  }

  /** Until when no place is free for it; the key is woken before if one becomes free. */
  public synchronized Optional<Instant> fullUntil(Snapshot snapshot, PruneKey key) {
    String driver = driver(snapshot);
    if (free(driver) > 0) {
      return Optional.empty();
    }
    waiting.computeIfAbsent(driver, d -> new LinkedHashSet<>()).add(key);
    return taken(driver).map(Delete::until).min(Comparator.naturalOrder());
  }

  /**
   * Takes a place before the delete is sent: the object may be gone before the answer comes.
   *
   * @return as {@link #fullUntil}; absent: it is taken
   */
  public synchronized Optional<Instant> take(Snapshot snapshot, PruneKey key) {
    Optional<Instant> full = fullUntil(snapshot, key);
    if (full.isEmpty()) {
      Instant until = clock.instant().plus(Sidecar.PATIENCE);
      underWay.put(snapshot.ref(), new Delete(driver(snapshot), until));
    }
    return full;
  }

  /** The snapshot is gone, or its delete was not accepted. */
  public synchronized void giveBack(ObjectRef snapshot) {
    underWay.remove(snapshot);
  }

  /** False: nobody needs to be told of a place. */
  synchronized boolean areWaitedFor() {
    return !waiting.isEmpty();
  }

  /**
   * Who may have a place now, those that have waited longest first; each is told once. Whoever does
   * not take it has to ask for the next.
   */
  public synchronized List<PruneKey> next() {
    List<PruneKey> next =
        waiting.entrySet().stream()
            .flatMap(e -> e.getValue().stream().limit(free(e.getKey())))
            .toList();
    waiting.values().forEach(keys -> next.forEach(keys::remove));
    waiting.values().removeIf(Set::isEmpty);
    return next;
  }

  /** A pass over these is at its end; what has no place and is to be deleted is left for later. */
  public synchronized void passed(PruneKey key, Collection<Snapshot> deletions) {
    backlog.leaves(key, deletions.stream().filter(s -> !underWay.containsKey(s.ref())).toList());
  }

  /** Snapshots that are to be deleted and wait, by driver. */
  Map<String, Long> backlog() {
    return backlog.byDriver();
  }

  /** Deletes in flight, by driver. */
  synchronized Map<String, Long> inFlight() {
    return taken().collect(Collectors.groupingBy(Delete::driver, Collectors.counting()));
  }

  @Override
  public synchronized void forgetAll() {
    underWay.clear();
    waiting.clear();
    backlog.forgetAll();
  }

  private long free(String driver) {
    return Math.max(0, atMost - taken(driver).count());
  }

  private Stream<Delete> taken(String driver) {
    return taken().filter(d -> d.driver().equals(driver));
  }

  private Stream<Delete> taken() {
    Instant now = clock.instant();
    underWay.values().removeIf(d -> !d.until().isAfter(now));
    return underWay.values().stream();
  }

  private String driver(Snapshot snapshot) {
    return drivers.of(snapshot).orElse("");
  }
}
