package io.snapherd.cli;

import io.snapherd.cli.manifest.Exit;
import io.snapherd.cli.manifest.Refusal;
import io.snapherd.cli.manifest.Shown;
import io.snapherd.cli.manifest.Sources;
import io.snapherd.cli.plan.ListedObjects;
import io.snapherd.cli.plan.LiveObjects;
import io.snapherd.cli.plan.Witness;
import io.snapherd.model.InvalidSpec;
import io.snapherd.model.ObjectName;
import io.snapherd.retention.Grace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code snapherd plan}: what would this policy keep and delete? */
@Command(
    name = "plan",
    description = {
      "Shows which snapshots SnapshotPolicies would keep and delete, and why; changes nothing.",
      "The snapshots come from a file or else from the current cluster. To have everything checked:",
      "",
      "  kubectl get volumesnapshots,volumesnapshotcontents,pvc,snappol -A -o json |",
      "    snapherd plan policies/nightly.yaml --snapshots -"
    },
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private PolicyFiles files;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      description =
          "Where the policies are meant to be. Default: what stands in the manifest, else"
              + " 'default'.")
  private Optional<String> namespace;

  @Option(
      names = "--snapshots",
      paramLabel = "FILE",
      description = "What kubectl get -o json or -o yaml wrote; -: standard input.")
  private Optional<String> snapshots;

  @Option(
      names = "--now",
      paramLabel = "TIME",
      converter = InstantConverter.class,
      description = "What the clock shows, in RFC 3339. Default: now.")
  private Optional<Instant> now;

  @Option(
      names = "--kubeconfig",
      paramLabel = "KUBECONFIG",
      description = "Which cluster. Default: as for kubectl.")
  private Optional<Path> kubeconfig;

  @Mixin private PruneGrace pruneGrace;
  @Mixin private Output output;
  @Spec private CommandSpec spec;

  PlanCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InvalidSpec {
    namespace.filter(name -> !ObjectName.isLegal(name)).ifPresent(this::refuse);
    Console console = Console.of(spec.commandLine());
    Sources sources = new Sources(surroundings.in());
    PolicySearch.Found found = PolicySearch.in(files, sources, console);
    if (found.policies().isEmpty()) {
      return found.exit().code();
    }
    try (Witness witness = witness(sources)) {
      Grace grace = new Grace(pruneGrace.length());
      Plans plans = new Plans(witness, now.orElseGet(surroundings::now), grace, console);
      Exit exit = plans.make(found.policies(), new Namespace(namespace));
      plans.answer(output);
      return found.exit().or(exit).code();
    } catch (Refusal e) {
      console.complain(e);
      return found.exit().or(e.exit()).code();
    }
  }

  private void refuse(String namespace) {
    throw new ParameterException(
        spec.commandLine(),
        "--namespace " + Shown.quoted(namespace) + " is no name of a namespace");
  }

  private Witness witness(Sources sources) throws Refusal {
    return snapshots.isPresent()
        ? ListedObjects.in(sources.of(snapshots.get()))
        : LiveObjects.connect(kubeconfig);
  }
}
