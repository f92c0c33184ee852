package io.snapherd.schedule;

import io.snapherd.model.Policy;
import io.snapherd.model.Trigger;
import java.time.Instant;
import java.util.Optional;

/** What a policy's schedule asks of its claims. Never more than the latest slot that is past. */
public record ScheduledRun(Policy policy, Slots slots) {

  /** Whether a snapshot is due; {@code history} is of this policy and of a claim it selects. */
  public Due decide(ClaimHistory history, Instant now) {
    return stillDue(history, now, now);
  }

  /**
   * The same for a claim that was found due at {@code waitingSince} and has waited for a place at
   * its driver ever since: the starting deadline is judged by that time, not by now.
   */
  public Due stillDue(ClaimHistory history, Instant waitingSince, Instant now) {
    if (policy.spec().suspend()) {
      return new Due.Nothing(NotDue.SUSPENDED);
    }
    Optional<Instant> slot = slots.latestPast(now);
    return slot.isEmpty()
        ? new Due.Nothing(NotDue.NO_SLOT)
        : against(slot.get(), history, waitingSince, now)
            .<Due>map(Due.Nothing::new)
            .orElseGet(() -> new Due.Take(new Trigger.Scheduled(slot.get())));
  }

  private Optional<NotDue> against(
      Instant slot, ClaimHistory history, Instant waitingSince, Instant now) {
    ScheduleMemory memory = new ScheduleMemory(policy, now);
    if (history.has(slot)) {
      return Optional.of(NotDue.TAKEN);
    }
    if (!slot.isAfter(memory.basis().since())) {
      return Optional.of(NotDue.BEFORE_SINCE);
    }
    if (!slot.isAfter(policy.id().created())) {
      return Optional.of(NotDue.BEFORE_POLICY);
    }
    if (!slot.isAfter(history.claim().id().created())) {
      return Optional.of(NotDue.BEFORE_CLAIM);
    }
    if (!history.isNew() && passed(slot, memory)) {
      return Optional.of(NotDue.PASSED);
    }
    return slots.missed(slot, waitingSince) ? Optional.of(NotDue.MISSED) : Optional.empty();
  }

  /**
   * Asked only of claims with a snapshot of this policy: one that was just labelled is due for the
   * latest slot. A manual one counts here. It may be all that the retention has left, and the slot
   * that it pushed out would be taken and pushed out again without end.
   */
  private static boolean passed(Instant slot, ScheduleMemory memory) {
    return memory.lastScheduleTime().filter(last -> !slot.isAfter(last)).isPresent();
  }
}
