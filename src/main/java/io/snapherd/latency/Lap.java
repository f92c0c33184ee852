package io.snapherd.latency;

import java.time.Duration;
import java.util.Optional;

/**
 * A phase that has come to its end.
 *
 * @param time absent: its begin or its end was not seen, so nobody knows
 */
public record Lap(Phase phase, Optional<Duration> time) {
  /** Two watches are not in step: an end that came before its begin tells nothing. */
  static Lap measured(Phase phase, long nanos) {
    return new Lap(phase, Optional.of(Duration.ofNanos(nanos)).filter(d -> !d.isNegative()));
  }

  static Lap unmeasured(Phase phase) {
    return new Lap(phase, Optional.empty());
  }
}
