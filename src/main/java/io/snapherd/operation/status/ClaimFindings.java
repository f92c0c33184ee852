package io.snapherd.operation.status;

import io.snapherd.admission.Allowance;
import io.snapherd.model.DeletionPolicy;
import io.snapherd.model.Reason;
import io.snapherd.operation.Finding;
import io.snapherd.operation.due.Footing;
import io.snapherd.operation.due.Outlook;
import io.snapherd.operation.due.Refusal;
import io.snapherd.schedule.ClaimState;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands in the way of a claim's snapshots, due or not.
 *
 * @param refusal what the API server said to the last create
 */
record ClaimFindings(Outlook outlook, ClaimState state, Optional<Refusal> refusal) {

  Stream<Finding> all() {
    return Stream.of(footing().or(this::skipped).or(this::refused), retained())
        .flatMap(Optional::stream);
  }

  private Optional<Finding> footing() {
    Footing footing = outlook.ability().footing();
    if (footing instanceof Footing.Refused refused) {
      return found(refused.reason(), refused.message());
    } else if (footing instanceof Footing.Unknown unknown && state == ClaimState.LATE) {
      return found(unknown.reason(), unknown.message());
    } else if (footing instanceof Footing.Waiting waiting && outlook.openRunNow().isPresent()) {
      return found(Reason.ClaimNotBound, waiting.message() + ", and run-now waits for it");
    }
    return Optional.empty();
  }

  private Optional<Finding> skipped() {
    return outlook.ability().allowance() instanceof Allowance.Skipped skipped
        ? found(Reason.SlotSkipped, skipped.sentence())
        : Optional.empty();
  }

  private Optional<Finding> refused() {
    return refusal.flatMap(r -> found(r.reason(), r.message()));
  }

  /** Said before the first create, when it is still cheap to change. */
  private Optional<Finding> retained() {
    return outlook.ability().footing() instanceof Footing.Sound sound
            && sound.snapshotClass().deletionPolicy() == DeletionPolicy.RETAIN
        ? found(
            Reason.RetainClass,
            "VolumeSnapshotClass "
                + sound.snapshotClass().name()
                + " has deletionPolicy Retain: its snapshots are not pruned")
        : Optional.empty();
  }

  private Optional<Finding> found(Reason reason, String message) {
    return Optional.of(Finding.ofClaim(outlook.claim().name(), reason, message));
  }
}
