package io.snapherd.operation.places;

import io.snapherd.model.Snapshot;
import io.snapherd.operation.Cluster;
import io.snapherd.operation.Drivers;
import io.snapherd.operation.Key.PruneKey;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The snapshots that are to be deleted and are not yet, as each key's last look left them. */
final class Backlog {
  private final Drivers drivers;
  private final Map<PruneKey, Map<String, Long>> left = new ConcurrentHashMap<>();

  Backlog(Cluster cluster) {
    this.drivers = new Drivers(cluster);
  }

  /**
   * A key was looked at.
   *
   * @param snapshots those whose delete was not accepted yet
   */
  void leaves(PruneKey key, Collection<Snapshot> snapshots) {
    if (snapshots.isEmpty()) {
      left.remove(key);
    } else {
      left.put(
          key,
          snapshots.stream()
              .map(s -> drivers.of(s).orElse(""))
              .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
    }
  }

  /** How many there are at each driver. */
  Map<String, Long> byDriver() {
    return left.values().stream()
        .flatMap(counts -> counts.entrySet().stream())
        .collect(
            Collectors.groupingBy(Map.Entry::getKey, Collectors.summingLong(Map.Entry::getValue)));
  }

  void forgetAll() {
    left.clear();
  }
}
