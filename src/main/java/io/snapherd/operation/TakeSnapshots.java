package io.snapherd.operation;

import io.snapherd.model.Claim;
import io.snapherd.model.Trigger;
import io.snapherd.operation.Attempts.Attempt;
import io.snapherd.operation.Key.ClaimKey;
import io.snapherd.operation.WaitingRoom.Answer;
import io.snapherd.operation.WaitingRoom.Wait;
import io.snapherd.schedule.Refusals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes what is due for a claim, from whichever policy, one at a time. */
public final class TakeSnapshots implements UseCase<ClaimKey> {
  private static final Duration CACHES_FILL = Duration.ofSeconds(10);

  private final Selections selections;
  private final Attempts attempts;
  private final WaitingRoom room;
  private final SnapshotTaker taker;
  private final Clock clock;

  public TakeSnapshots(
      Selections selections,
      Attempts attempts,
      WaitingRoom room,
      SnapshotTaker taker,
      Clock clock) {
    this.selections = selections;
    this.attempts = attempts;
    this.room = room;
    this.taker = taker;
    this.clock = clock;
  }

  @Override
  public Optional<Instant> run(ClaimKey key) {
    Instant now = clock.instant();
    List<Outlook> outlooks = selections.of(key.claim(), now);
    attempts.keepOnly(key.claim(), outlooks);
    Map<Wait, Wanted> open = new LinkedHashMap<>();
    outlooks.stream()
        .flatMap(Outlook::wanted)
        .filter(w -> !nextTry(w, now).isAfter(now))
        .forEach(w -> open.put(asWait(w), w));
    Answer answer = room.ask(key.claim(), List.copyOf(open.keySet()), now);
    if (answer instanceof Answer.Go go) {
      taker.take(open.get(go.admitted()), go.admitted(), now);
      return again(selections.of(key.claim(), now), Optional.of(now), now);
    }
    return again(outlooks, ((Answer.Stay) answer).askAgain(), now);
  }

  private Wait asWait(Wanted wanted) {
    Claim claim = wanted.outlook().claim();
    Attempt attempt = attempts.begin(wanted.take(), clock.instant());
    Instant slot =
        wanted.trigger() instanceof Trigger.Manual ? attempt.since() : wanted.trigger().slot();
    return new Wait(
        wanted.outlook().policy(), claim.ref(), wanted.footing().driver(), slot, wanted.newest());
  }

  private Instant nextTry(Wanted wanted, Instant now) {
    return attempts
        .find(wanted.take())
        .flatMap(Attempt::refusals)
        .map(Refusals::nextTry)
        .orElse(now);
  }

  /** The earliest of: the room's answer, the next try of something refused, caches that fill. */
  private Optional<Instant> again(List<Outlook> outlooks, Optional<Instant> askAgain, Instant now) {
    Stream<Instant> tries =
        outlooks.stream()
            .flatMap(Outlook::wanted)
            .map(w -> nextTry(w, now))
            .filter(at -> at.isAfter(now));
    Stream<Instant> fills =
        outlooks.stream()
            .filter(o -> o.ability().footing() instanceof Footing.Unknown)
            .map(o -> now.plus(CACHES_FILL));
    return Stream.of(askAgain.stream(), tries, fills)
        .flatMap(s -> s)
        .min(Comparator.naturalOrder());
  }
}
