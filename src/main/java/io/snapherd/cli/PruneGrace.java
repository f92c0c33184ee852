package io.snapherd.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** The option that the operator is run with, and that a plan must know to say when it deletes. */
final class PruneGrace {
  @Option(
      names = "--prune-grace",
      paramLabel = "DURATION",
      defaultValue = "10m",
      converter = DurationConverter.class,
      description =
          "How long pruning waits after a change of retention or time zone, such as 90s, 10m or"
              + " 1h. Default: ${DEFAULT-VALUE}.")
  private Duration length;

  Duration length() {
    return length;
  }
}
