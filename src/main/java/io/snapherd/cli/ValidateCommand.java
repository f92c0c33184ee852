package io.snapherd.cli;

import io.snapherd.cli.manifest.Exit;
import io.snapherd.cli.manifest.KubernetesObject;
import io.snapherd.cli.manifest.Refusal;
import io.snapherd.cli.manifest.Shown;
import io.snapherd.cli.manifest.Sources;
import io.snapherd.model.Policy;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code snapherd validate}: is this a policy that can be followed? */
@Command(
    name = "validate",
    description = {
      "Checks SnapshotPolicies as the API server and the operator would. Says ok, or all that is"
          + " wrong, about each; objects of other kinds are skipped.",
      "",
      "Example: snapherd validate policies/"
    },
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private PolicyFiles files;
  @Spec private CommandSpec spec;

  ValidateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Report report = new Report(Console.of(spec.commandLine()));
    return new PolicyWalk(new Sources(surroundings.in()), report).through(files.names()).code();
  }

  /** One line about each object, several about a faulty one. */
  private record Report(Console console) implements PolicyWalk.Visitor {
    @Override
    public void sound(KubernetesObject object, Policy policy) {
      console.answer(object.place() + ": " + object.title() + ": ok");
    }

    @Override
    public void faulty(List<String> sentences) {
      console.answer(sentences);
    }

    @Override
    public void other(KubernetesObject object) {
      console.answer(
          "%s: %s %s: skipped"
              .formatted(object.place(), Shown.text(object.kind()), object.title()));
    }

    /** That a file is no manifest is an answer, that it is not there is none. */
    @Override
    public void refused(Refusal refusal) {
      if (refusal.exit() == Exit.NO) {
        console.answer(refusal.getMessage());
      } else {
        console.complain(refusal);
      }
    }
  }
}
