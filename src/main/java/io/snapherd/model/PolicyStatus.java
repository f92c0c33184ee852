package io.snapherd.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * {@code status} of a SnapshotPolicy. Two of equal content are equal, so that one which did not
 * change need not be written.
 *
 * @param lastSuccessfulTime when the newest snapshot that has become Ready was created, by the API
 *     server's clock; that it was pruned or lost since does not undo it
 * @param problems at most 10, oldest first
 * @param nextPrune at most 10
 */
public record PolicyStatus(
    long observedGeneration,
    List<Condition> conditions,
    PolicyMemory memory,
    Optional<Instant> lastSuccessfulTime,
    Optional<Instant> nextScheduleTime,
    ClaimCounts claims,
    SnapshotCounts snapshots,
    List<Problem> problems,
    List<PruneCandidate> nextPrune) {
  public static final int AT_MOST = 10;

  public PolicyStatus {
    conditions = List.copyOf(conditions);
    problems = List.copyOf(problems);
    nextPrune = List.copyOf(nextPrune);
  }

  /** How many of the selected claims are in which state. */
  public record ClaimCounts(int selected, int guarded, int late, int waiting) {}

  /** How many snapshots are in which state; a held one is counted as ready or failed as well. */
  public record SnapshotCounts(
      int ready, int pending, int failed, int lost, int deleting, int held) {
    public static final SnapshotCounts NONE = new SnapshotCounts(0, 0, 0, 0, 0, 0);
  }

  /** A snapshot that would be deleted if nothing held the deletion back. */
  public record PruneCandidate(String snapshot, String claim) {}
}
