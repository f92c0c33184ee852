package io.snapherd.cli;

import java.util.List;
import picocli.CommandLine.Parameters;

/** The arguments that name policies, alike for all commands. */
final class PolicyFiles {
  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "Manifests in YAML or JSON, any number in a file. A directory: all .yaml, .yml and .json"
              + " files in it; -: standard input.")
  private List<String> files;

  List<String> names() {
    return List.copyOf(files);
  }
}
