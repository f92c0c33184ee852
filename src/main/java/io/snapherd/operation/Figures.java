package io.snapherd.operation;

import io.snapherd.model.PolicyStatus;
import io.snapherd.model.PolicyStatus.ClaimCounts;
import io.snapherd.model.PolicyStatus.SnapshotCounts;
import java.time.Instant;
import java.util.Optional;

/**
 * A policy in numbers: those of the status that it has or is about to get.
 *
 * @param recoveryPoint what the worst of its claims would be set back to now, by our clock; absent
 *     if it has no claims that hold data
 */
public record Figures(
    ClaimCounts claims,
    SnapshotCounts snapshots,
    Optional<Instant> recoveryPoint,
    Optional<Instant> lastSuccess,
    Optional<Instant> nextRun) {
  public static Figures of(PolicyStatus status, Optional<Instant> recoveryPoint) {
    return new Figures(
        status.claims(),
        status.snapshots(),
        recoveryPoint,
        status.lastSuccessfulTime(),
        status.nextScheduleTime());
  }
}
