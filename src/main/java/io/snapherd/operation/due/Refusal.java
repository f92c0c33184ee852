package io.snapherd.operation.due;

import io.snapherd.model.Policy;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import io.snapherd.model.Trigger;
import io.snapherd.schedule.ClaimHistory;
import io.snapherd.take.Take;
import java.time.Instant;

/** What the API server said when it last refused a snapshot that a policy wants of a claim. */
public record Refusal(Take take, Instant at, Reason reason, String message) {

  /**
   * Whether it is still worth telling: until the snapshot exists after all, or a newer one, or
   * nobody wants it. That its slot was given up meanwhile changes nothing: the claim is without.
   */
  boolean stands(Policy policy, ClaimHistory history) {
    boolean unwanted = take.trigger() instanceof Trigger.Scheduled && policy.spec().suspend();
    return !unwanted && history.snapshots().stream().noneMatch(this::overtakenBy);
  }

  private boolean overtakenBy(Snapshot snapshot) {
    return take.isServedBy(snapshot) || snapshot.id().created().isAfter(at);
  }
}
