package io.snapherd.operation.places;

import io.snapherd.model.ObjectRef;
import io.snapherd.operation.Cluster;
import io.snapherd.operation.Key.PlacesKey;
import io.snapherd.operation.WakeUps;
import java.time.Clock;

/**
 * The places at drivers, for creates and for deletes, as far as changes in the caches free them.
 * Who gets them is not found out here, on a watch's thread, but by {@link GivePlaces}.
 */
public final class Vacancies {
  private final Cluster cluster;
  private final WaitingRoom creates;
  private final DeletePlaces deletes;
  private final WakeUps wakeUps;
  private final Clock clock;

  public Vacancies(
      Cluster cluster, WaitingRoom creates, DeletePlaces deletes, WakeUps wakeUps, Clock clock) {
    this.cluster = cluster;
    this.creates = creates;
    this.deletes = deletes;
    this.wakeUps = wakeUps;
    this.clock = clock;
  }

  /**
   * A snapshot has changed. One that is gone frees no place of a create: that would be the place of
   * the next one of that name.
   */
  public void changed(ObjectRef snapshot) {
    if (cluster.snapshot(snapshot).isPresent()) {
      creates.release(snapshot);
    } else {
      deletes.giveBack(snapshot);
    }
    if (creates.isWaitedIn() || deletes.areWaitedFor()) {
      wakeUps.wake(new PlacesKey(), clock.instant());
    }
  }
}
