package io.snapherd.operation;

import io.snapherd.model.Policy;
import io.snapherd.operation.Pruning.Hold;
import io.snapherd.retention.Decision;
import io.snapherd.retention.Plan;
import io.snapherd.retention.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A retention plan and whether it may be carried out.
 *
 * @param policy absent: the snapshots are orphans
 * @param hold why nothing is deleted although the plan says so
 */
record PrunePlan(Optional<Policy> policy, Duration readyDeadline, Plan plan, Optional<Hold> hold) {

  /** When time alone changes the plan: the hold ends, or a pending one has failed. */
  Optional<Instant> lookAgain(Instant now) {
    return Stream.concat(hold.flatMap(Hold::until).stream(), pendingUntil())
        .filter(at -> at.isAfter(now))
        .min(Comparator.naturalOrder());
  }

  private Stream<Instant> pendingUntil() {
    return plan.decisions().stream()
        .filter(d -> d.state() == State.PENDING)
        .map(Decision::snapshot)
        .map(s -> s.id().created().plus(readyDeadline));
  }
}
