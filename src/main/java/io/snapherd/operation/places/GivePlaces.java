package io.snapherd.operation.places;

import io.snapherd.operation.Key.ClaimKey;
import io.snapherd.operation.Key.PlacesKey;
import io.snapherd.operation.UseCase;
import io.snapherd.operation.WakeUps;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Wakes whoever may have a place at a driver now. All of them are decided about together, once for
 * however many events have come meanwhile.
 */
public final class GivePlaces implements UseCase<PlacesKey> {
  private final WaitingRoom creates;
  private final DeletePlaces deletes;
  private final WakeUps wakeUps;
  private final Clock clock;

  public GivePlaces(WaitingRoom creates, DeletePlaces deletes, WakeUps wakeUps, Clock clock) {
    this.creates = creates;
    this.deletes = deletes;
    this.wakeUps = wakeUps;
    this.clock = clock;
  }

  @Override
  public Optional<Instant> run(PlacesKey key) {
    Instant now = clock.instant();
    creates.next(now).forEach(claim -> wakeUps.wake(new ClaimKey(claim), now));
    deletes.next().forEach(prune -> wakeUps.wake(prune, now));
    wakeUps.forget(key);
    return Optional.empty();
  }
}
