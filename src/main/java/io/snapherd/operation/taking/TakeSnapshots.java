package io.snapherd.operation.taking;

import io.snapherd.operation.Key.ClaimKey;
import io.snapherd.operation.Key.PlacesKey;
import io.snapherd.operation.UseCase;
import io.snapherd.operation.WakeUps;
import io.snapherd.operation.due.Wanted;
import io.snapherd.operation.due.Wishes;
import io.snapherd.operation.places.Wait;
import io.snapherd.operation.places.WaitingRoom;
import io.snapherd.operation.places.WaitingRoom.Answer;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes what is due for a claim, from whichever policy, one at a time. */
public final class TakeSnapshots implements UseCase<ClaimKey> {
  private final Wishes wishes;
  private final WaitingRoom room;
  private final SnapshotTaker taker;
  private final WakeUps wakeUps;
  private final Clock clock;

  public TakeSnapshots(
      Wishes wishes, WaitingRoom room, SnapshotTaker taker, WakeUps wakeUps, Clock clock) {
    this.wishes = wishes;
    this.room = room;
    this.taker = taker;
    this.wakeUps = wakeUps;
    this.clock = clock;
  }

  @Override
  public Optional<Instant> run(ClaimKey key) {
    Instant now = clock.instant();
    List<Wanted> wanted = wishes.of(key.claim(), now);
    Answer answer = room.ask(key.claim(), waits(wanted, now), now);
    if (answer instanceof Answer.Go go) {
      taker.take(go.admitted(), now);
    }
    if (wanted.isEmpty()) {
      wakeUps.forget(key);
    }
    if (room.isWaitedIn()) {
      wakeUps.wake(new PlacesKey(), now);
    }
    return lookAgain(wanted, answer, now);
  }

  private List<Wait> waits(List<Wanted> wanted, Instant now) {
    return wanted.stream()
        .filter(w -> wishes.nextTry(w).filter(at -> at.isAfter(now)).isEmpty())
        .flatMap(w -> taker.name(w, now).map(name -> new Wait(w, name)).stream())
        .toList();
  }

  /** After one was taken, for the next one; else as the room says, or for what was refused. */
  private Optional<Instant> lookAgain(List<Wanted> wanted, Answer answer, Instant now) {
    if (!(answer instanceof Answer.Stay stay)) {
      return Optional.of(now);
    }
    return Stream.concat(
            stay.askAgain().stream(), wanted.stream().flatMap(w -> wishes.nextTry(w).stream()))
        .filter(at -> at.isAfter(now))
        .min(Comparator.naturalOrder());
  }
}
