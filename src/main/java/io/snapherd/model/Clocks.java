package io.snapherd.model;

import java.time.Duration;
import java.time.Instant;

/** What clocks may differ: ours, the API server's, those of whoever edits annotations. */
public final class Clocks {
  /** More than this and one of two clocks is wrong. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private Clocks() {}

  /** Whether {@code time} is later than {@code clock} by more than clocks may differ. */
  public static boolean isAhead(Instant time, Instant clock) {
    return Duration.between(clock, time).compareTo(TOLERANCE) > 0;
  }
}
