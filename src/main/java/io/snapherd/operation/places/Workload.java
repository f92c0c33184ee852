package io.snapherd.operation.places;

import io.snapherd.model.SnapshotClass;
import io.snapherd.operation.Cluster;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/** What the operator has to do at this moment: asked for at each scrape, so it has to be cheap. */
public final class Workload {
  private final Cluster cluster;
  private final WaitingRoom creates;
  private final DeletePlaces deletes;
  private final Clock clock;

  public Workload(Cluster cluster, WaitingRoom creates, DeletePlaces deletes, Clock clock) {
    this.cluster = cluster;
    this.creates = creates;
    this.deletes = deletes;
    this.clock = clock;
  }

  /** Snapshots being created, by driver. */
  public Map<String, Long> creating() {
    return withZeros(creates.inFlight(clock.instant()));
  }

  /** Deletes that were sent and are not over, by driver. */
  public Map<String, Long> deleting() {
    return withZeros(deletes.inFlight());
  }

  /** Snapshots that wait for being deleted, by driver. */
  public Map<String, Long> pruneBacklog() {
    return withZeros(deletes.backlog());
  }

  /** A driver that has nothing to do is told of as well: a series that comes and goes says less. */
  private Map<String, Long> withZeros(Map<String, Long> counts) {
    Map<String, Long> all = new TreeMap<>(counts);
    cluster.snapshotClasses().stream()
        .map(SnapshotClass::driver)
        .forEach(driver -> all.putIfAbsent(driver, 0L));
    return all;
  }
}
