package io.snapherd.schedule;

import io.snapherd.model.Policy;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** How far a policy has come: what {@code status.lastScheduleTime} is to say. */
public record Progress(Policy policy, Slots slots) {

  /**
   * The newest slot that is done with for every selected claim. Older slots than the latest one
   * are: the next has overtaken them. It stands still while the policy is suspended, and never goes
   * back except from a time that is too far in the future to be true.
   *
   * <p>Without any claim every slot is done with as it passes: the policy lives, and a claim that
   * is labelled later is due by {@link ScheduledRun} all the same.
   *
   * @param claims what the latest slot past at {@code now} has come to, for each selected claim
   */
  public Optional<Instant> lastScheduleTime(Collection<SlotState> claims, Instant now) {
    ScheduleMemory memory = new ScheduleMemory(policy, now);
    return done(claims, now)
        .filter(slot -> counts(slot, memory))
        .filter(slot -> memory.lastScheduleTime().map(slot::isAfter).orElse(true))
        .or(() -> policy.memory().lastScheduleTime());
  }

  private Optional<Instant> done(Collection<SlotState> claims, Instant now) {
    Optional<Instant> latest = slots.latestPast(now);
    return claims.contains(SlotState.OPEN) ? latest.flatMap(slots::before) : latest;
  }

  private boolean counts(Instant slot, ScheduleMemory memory) {
    return !policy.spec().suspend()
        && slot.isAfter(memory.basis().since())
        && slot.isAfter(policy.id().created());
  }
}
