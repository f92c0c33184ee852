package io.snapherd.metrics;

import java.time.Duration;
import java.time.Instant;

/** Prometheus' unit of time. */
final class Seconds {
  private static final double NANOS = 1e9;

  private Seconds() {}

  static double of(Duration time) {
    return time.getSeconds() + time.getNano() / NANOS;
  }

  static double of(Instant time) {
    return time.getEpochSecond() + time.getNano() / NANOS;
  }
}
