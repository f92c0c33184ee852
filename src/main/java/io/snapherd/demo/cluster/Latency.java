package io.snapherd.demo.cluster;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long something takes: anything between the two. */
public record Latency(Duration shortest, Duration longest) {
  static Latency ofMillis(long shortest, long longest) {
    return new Latency(Duration.ofMillis(shortest), Duration.ofMillis(longest));
  }

  Duration draw() {
    return Duration.ofMillis(
        ThreadLocalRandom.current().nextLong(shortest.toMillis(), longest.toMillis() + 1));
  }
}
