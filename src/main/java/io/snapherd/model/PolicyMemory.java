package io.snapherd.model;

import java.time.Instant;
import java.util.Optional;

/**
 * The part of a policy's status that decisions remember by. Everything else in the status is
 * derived anew each time.
 *
 * @param schedule what the slots are counted by; absent: never seen, or the status was lost
 * @param retention what the rules were; absent likewise
 * @param lastScheduleTime the newest slot that was served or given up for every claim
 * @param lastRunNow the newest {@code snapherd.io/run-now} that was served or given up
 */
public record PolicyMemory(
    Optional<ScheduleBasis> schedule,
    Optional<RetentionBasis> retention,
    Optional<Instant> lastScheduleTime,
    Optional<String> lastRunNow) {
  public static final PolicyMemory NONE =
      new PolicyMemory(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** {@code status.schedule}: a change of any of the three starts a new {@code since}. */
  public record ScheduleBasis(
      String expression, String timeZone, boolean suspended, Instant since) {}

  /** {@code status.retention}. {@code observed} is a text that is equal for equal rules. */
  public record RetentionBasis(String observed, Instant since) {}
}
