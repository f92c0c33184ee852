package io.snapherd.operation;

import java.time.Duration;

/** How far this machine's clock and the API server's differ. */
@FunctionalInterface
public interface ClockDifference {
  /** More than this and one of the two is called wrong. */
  Duration TOLERANCE = Duration.ofMinutes(5);

  /** Ours minus the server's, as of its last answer; zero before the first. */
  Duration ahead();

  /** True while the two can be believed. */
  default boolean tolerable() {
    return ahead().abs().compareTo(TOLERANCE) <= 0;
  }
}
