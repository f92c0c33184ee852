package io.snapherd.cli;

import io.snapherd.cli.manifest.Sources;
import io.snapherd.cli.next.Upcoming;
import io.snapherd.cli.next.UpcomingJson;
import io.snapherd.cli.next.UpcomingText;
import io.snapherd.model.InvalidSpec;
import io.snapherd.model.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code snapherd next}: when would this policy take snapshots? */
@Command(
    name = "next",
    description = {
      "Shows the next slots of SnapshotPolicies, in each one's own time zone.",
      "",
      "Example: snapherd next policies/nightly.yaml --from 2026-03-28T00:00:00Z --count 3"
    },
    mixinStandardHelpOptions = true)
final class NextCommand implements Callable<Integer> {
  private static final int MOST = 1_000;

  private final Surroundings surroundings;

  @Mixin private PolicyFiles files;
  @Mixin private Output output;
  @Spec private CommandSpec spec;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = InstantConverter.class,
      description = "Slots after this time, in RFC 3339. Default: now.")
  private Optional<Instant> from;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many of each policy, 1 to " + MOST + ". Default: ${DEFAULT-VALUE}.")
  private int count;

  NextCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InvalidSpec {
    if (count < 1 || count > MOST) {
      throw new ParameterException(
          spec.commandLine(), "--count is between 1 and " + MOST + ", not " + count);
    }
    Console console = Console.of(spec.commandLine());
    PolicySearch.Found found = PolicySearch.in(files, new Sources(surroundings.in()), console);
    if (!found.policies().isEmpty()) {
      List<Upcoming> upcoming = upcoming(found.policies());
      output.answer(
          console, upcoming.stream().map(UpcomingText::of).toList(), UpcomingJson.of(upcoming));
    }
    return found.exit().code();
  }

  private List<Upcoming> upcoming(List<Policy> policies) throws InvalidSpec {
    Instant start = from.orElseGet(surroundings::now);
    List<Upcoming> all = new ArrayList<>();
    for (Policy policy : policies) {
      all.add(Upcoming.of(new Namespace(Optional.empty()).of(policy), start, count));
    }
    return all;
  }
}
