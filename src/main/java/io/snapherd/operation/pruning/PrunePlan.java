package io.snapherd.operation.pruning;

import io.snapherd.model.Policy;
import io.snapherd.operation.pruning.Pruning.Hold;
import io.snapherd.retention.Decision;
import io.snapherd.retention.Facts;
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
 * @param facts what the plan was made by; its time is the API server's
 * @param hold why nothing is deleted although the plan says so
 */
public record PrunePlan(Optional<Policy> policy, Facts facts, Plan plan, Optional<Hold> hold) {

  /**
   * When time alone changes the plan: the hold ends, or a pending one has failed.
   *
   * @param now when the plan was made, by our clock
   */
  Optional<Instant> lookAgain(Instant now) {
    return Stream.concat(
            hold.flatMap(Hold::until).stream(), pendingUntil(Duration.between(facts.now(), now)))
        .filter(at -> at.isAfter(now))
        .min(Comparator.naturalOrder());
  }

  private Stream<Instant> pendingUntil(Duration ahead) {
    return plan.decisions().stream()
        .filter(d -> d.state() == State.PENDING)
        .map(Decision::snapshot)
        .map(s -> s.id().created().plus(facts.readyDeadline()).plus(ahead));
  }
}
