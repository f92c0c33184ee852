package io.snapherd.operation;

import io.snapherd.model.Clocks;
import java.time.Duration;

/** How far this machine's clock and the API server's differ. */
@FunctionalInterface
public interface ClockDifference {
  /** Ours minus the server's, as of its last answer; zero before the first. */
  Duration ahead();

  /** True while the two can be believed. */
  default boolean tolerable() {
    return ahead().abs().compareTo(Clocks.TOLERANCE) <= 0;
  }
}
