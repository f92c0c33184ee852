package io.snapherd.cli;

import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * What a command finds around it.
 *
 * @param in standard input
 * @param variables of the environment
 */
record Surroundings(InputStream in, Clock clock, Map<String, String> variables) {
  /** In whole seconds, which is all that is shown. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  static Surroundings ofTheProcess() {
    return new Surroundings(System.in, Clock.systemUTC(), System.getenv());
  }
}
