package io.snapherd.cli;

import io.snapherd.demo.MainJob;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code snapherd demo}: the main job, to be watched. */
@Command(
    name = "demo",
    description =
        "Shows snapshots, pruning and a restore on the control plane of src/it/control-plane.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--for",
      paramLabel = "DURATION",
      defaultValue = "5m",
      converter = DurationConverter.class,
      description = "Gives up after this; it ends earlier when all was shown: ${DEFAULT-VALUE}.")
  private Duration patience;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Optional<String> missing = MainJob.missing();
    if (missing.isPresent()) {
      throw new ParameterException(spec.commandLine(), missing.get());
    }
    boolean cameTrue = new MainJob(System.out, Clock.systemUTC(), patience).show();
    System.out.println(cameTrue ? "All of it came true." : "Not all of it came true.");
    return cameTrue ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
