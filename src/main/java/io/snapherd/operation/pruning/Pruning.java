package io.snapherd.operation.pruning;

import io.snapherd.model.Policy;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import io.snapherd.retention.Facts;
import io.snapherd.retention.Retention;
import io.snapherd.retention.Standing;
import io.snapherd.retention.Ties;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * How a policy's snapshots are pruned now: one for all of its claims.
 *
 * @param needed names of the snapshots that a restore needs
 * @param hold why nothing is deleted whatever the plans say
 */
public record Pruning(
    Policy policy, Retention retention, Facts facts, Set<String> needed, Optional<Hold> hold) {

  /**
   * Why nothing is deleted for now.
   *
   * @param until when to look again whether it is over; absent: an event tells
   */
  public record Hold(Reason reason, Optional<Instant> until) {}

  /**
   * The plan for one claim.
   *
   * @param snapshots all that the policy has of one claim
   */
  public PrunePlan of(Collection<Snapshot> snapshots, Standing standing) {
    Ties ties = Ties.of(policy, facts.now()).with(standing).restoring(needed);
    return new PrunePlan(Optional.of(policy), facts, retention.plan(snapshots, facts, ties), hold);
  }
}
