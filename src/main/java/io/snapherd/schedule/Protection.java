package io.snapherd.schedule;

import io.snapherd.model.Claim;
import io.snapherd.model.ClaimPhase;
import io.snapherd.model.Dating;
import io.snapherd.model.Policy;
import io.snapherd.model.Snapshot;
import io.snapherd.model.Volume;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which claims a policy has protected. What counts is the reference slot: the latest that has had
 * its jitter and the ready deadline to bring a snapshot. Claims without CSI are late: nothing will
 * ever protect them.
 */
public record Protection(Policy policy, Slots slots) {

  /**
   * Protected before waiting before late: the first that is true.
   *
   * @param volume the claim's volume, if it has one
   */
  public ClaimState stateOf(ClaimHistory history, Optional<Volume> volume, Instant now) {
    Optional<Instant> reference = slots.latestPast(now.minus(policy.spec().readyDeadline()));
    if (reference.isEmpty()) {
      return ClaimState.WAITING;
    }
    if (history.snapshots().stream().anyMatch(s -> protects(s, reference.get()))) {
      return ClaimState.PROTECTED;
    }
    return waits(history.claim(), volume, reference.get(), now)
        ? ClaimState.WAITING
        : ClaimState.LATE;
  }

  /** Manual ones too: the copy is as good. */
  private static boolean protects(Snapshot snapshot, Instant reference) {
    return snapshot.usable() && !Dating.time(snapshot).isBefore(reference);
  }

  private boolean waits(Claim claim, Optional<Volume> volume, Instant reference, Instant now) {
    return policy.spec().suspend()
        || claim.id().terminating()
        || claim.phase() == ClaimPhase.PENDING
        || starts(claim, volume, now).anyMatch(start -> !reference.isAfter(start));
  }

  /** What has to be there before a slot for it to bring a snapshot. */
  private Stream<Instant> starts(Claim claim, Optional<Volume> volume, Instant now) {
    return Stream.concat(
        volume.flatMap(Volume::phaseSince).stream(),
        Stream.of(
            new ScheduleMemory(policy, now).basis().since(),
            policy.id().created(),
            claim.id().created()));
  }
}
