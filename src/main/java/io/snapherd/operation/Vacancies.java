package io.snapherd.operation;

import io.snapherd.model.ObjectRef;
import io.snapherd.operation.Key.ClaimKey;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * The places at drivers, for creates and for deletes, as far as changes in the caches free them.
 */
public final class Vacancies {
  private final Cluster cluster;
  private final WaitingRoom creates;
  private final DeletePlaces deletes;

  public Vacancies(Cluster cluster, WaitingRoom creates, DeletePlaces deletes) {
    this.cluster = cluster;
    this.creates = creates;
    this.deletes = deletes;
  }

  /**
   * A snapshot has changed. One that is gone frees no place of a create: that would be the place of
   * the next one of that name.
   *
   * @return who may have a place now
   */
  Stream<Key> changed(ObjectRef snapshot, Instant now) {
    if (cluster.snapshot(snapshot).isPresent()) {
      creates.release(snapshot);
    } else {
      deletes.giveBack(snapshot);
    }
    return Stream.concat(creates.next(now).stream().map(ClaimKey::new), deletes.next().stream());
  }
}
