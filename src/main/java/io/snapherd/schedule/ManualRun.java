package io.snapherd.schedule;

import io.snapherd.model.Names;
import io.snapherd.model.Policy;
import io.snapherd.model.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** What a policy's {@code snapherd.io/run-now} asks of its claims. The value is the request. */
public record ManualRun(Policy policy) {
  private static final Duration PATIENCE = Duration.ofHours(1);

  /** In characters. It is copied to each snapshot, and what is refused there helps nobody. */
  private static final int LONGEST = 4096;

  /**
   * Whether a snapshot is asked for; {@code history} is of this policy and of a claim it selects.
   */
  public RunNow decide(ClaimHistory history, Instant now) {
    return request().map(value -> decide(value, history, now)).orElseGet(RunNow.Nothing::new);
  }

  /** Why the request is none, a sentence; absent if it is one, or if there is none. */
  public Optional<String> mistake() {
    return policy
        .runNow()
        .filter(value -> value.length() > LONGEST)
        .map(
            value ->
                "%s has %d characters, and may have at most %d"
                    .formatted(Names.RUN_NOW, value.length(), LONGEST));
  }

  /** {@code status.lastRunNow}, given what the request has come to for every selected claim. */
  public Optional<String> lastRunNow(Collection<SlotState> claims) {
    return request()
        .filter(value -> !claims.contains(SlotState.OPEN))
        .or(() -> policy.memory().lastRunNow());
  }

  /** When a create that was refused is tried again; absent: not any more, the hour is over. */
  public Optional<Instant> nextTry(Refusals refusals) {
    return Optional.of(refusals.nextTry())
        .filter(at -> !at.isAfter(refusals.first().plus(PATIENCE)));
  }

  /** Until when a claim that is not bound is waited for, since the request was first acted on. */
  public static Instant waitsUntil(Instant since) {
    return since.plus(PATIENCE);
  }

  /**
   * Absent if the last one is still there: its snapshots may have been pruned since, and are not
   * taken again for that.
   */
  private Optional<String> request() {
    return policy
        .runNow()
        .filter(value -> !value.isBlank() && value.length() <= LONGEST)
        .filter(value -> !policy.memory().lastRunNow().equals(Optional.of(value)));
  }

  private static RunNow decide(String value, ClaimHistory history, Instant now) {
    return history
        .takenFor(value)
        .<RunNow>map(snapshot -> new RunNow.AlreadyRun(value, snapshot))
        .orElseGet(() -> new RunNow.Take(new Trigger.Manual(value, now)));
  }
}
