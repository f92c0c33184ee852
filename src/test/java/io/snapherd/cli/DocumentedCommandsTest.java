package io.snapherd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents and examples tell people to type can be typed. */
class DocumentedCommandsTest {
  private static final Path README = Path.of("README.md");
  private static final String NO_SNAPSHOTS = "{apiVersion: v1, kind: List, items: []}";

  private static final Map<String, Set<String>> ANNOTATIONS =
      Map.of(
          "pvc", Set.of(Names.EXCLUDE, Names.RESTORE_FROM, Names.RESTORE_TO),
          "volumesnapshot", Set.of(Names.HOLD, Names.RESTORE_TO),
          "snapshotpolicy", Set.of(Names.RUN_NOW),
          "snappol", Set.of(Names.RUN_NOW));

  private static final Set<String> KINDS =
      Set.of("snapshotpolicy", "snapshotpolicies", "snappol", "pvc", "volumesnapshots");

  private static final Set<String> GOALS =
      Set.of(
          "compile",
          "test-compile",
          "package",
          "verify",
          "exec:java",
          "exec:exec",
          "spotless:apply",
          "pitest:mutationCoverage");

  static Stream<List<String>> commands() throws IOException {
    try (Stream<Path> examples = Files.walk(Path.of("policies"))) {
      List<Path> documents =
          Stream.concat(
                  Stream.of(README, Path.of("CONTRIBUTING.md"), Path.of("CHANGELOG.md")),
                  examples.filter(Files::isRegularFile))
              .toList();
      return documents.stream().flatMap(Commands::in).distinct().toList().stream();
    }
  }

  static Stream<List<String>> commandsOf(String program) throws IOException {
    return commands().filter(words -> words.get(0).equals(program));
  }

  static Stream<List<String>> java() throws IOException {
    return commandsOf("java");
  }

  static Stream<List<String>> kubectl() throws IOException {
    return commandsOf("kubectl");
  }

  static Stream<List<String>> mvn() throws IOException {
    return commandsOf("mvn");
  }

  /** A question is asked; the operator, and what needs a cluster, is only read as a command. */
  @ParameterizedTest
  @MethodSource("java")
  void theProgramUnderstandsWhatItIsTold(List<String> words) {
    assertThat(words).startsWith("java", "-jar", "target/snapherd.jar");
    List<String> arguments = words.subList(3, words.size());

    Said.line(Map.of()).parseArgs(arguments.toArray(String[]::new));
    if (Set.of("validate", "next").contains(arguments.get(0)) || arguments.contains("-")) {
      Said said = Said.given(NO_SNAPSHOTS, arguments.toArray(String[]::new));
      assertThat(said.err()).isEmpty();
      assertThat(said.exit()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("kubectl")
  void kubectlIsAskedForWhatThereIs(List<String> words) {
    List<String> operands = operands(words.subList(1, words.size()));
    List<String> rest = operands.subList(1, operands.size());
    switch (operands.get(0)) {
      case "apply" ->
          assertThat(words).anyMatch(w -> !w.startsWith("-") && Files.exists(Path.of(w)));
      case "get", "describe", "explain" ->
          assertThat(rest.get(0).replaceFirst("\\..*", "").split(",")).isSubsetOf(KINDS);
      case "annotate" -> assertThat(keys(rest)).isNotEmpty().isSubsetOf(annotations(rest.get(0)));
      case "label" ->
          assertThat(keys(rest)).containsExactlyInAnyOrder(Names.POLICY_UID, Names.CLAIM_UID);
      default -> throw new AssertionError("no such verb in the documents: " + words);
    }
  }

  private static Set<String> annotations(String kind) {
    return ANNOTATIONS.getOrDefault(kind, Set.of());
  }

  /** The verb, what it is about, and key=value. */
  private static List<String> operands(List<String> words) {
    List<String> operands = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (Set.of("-n", "-o", "-f").contains(words.get(i))) {
        i++;
      } else if (!words.get(i).startsWith("-")) {
        operands.add(words.get(i));
      }
    }
    return operands;
  }

  private static List<String> keys(List<String> operands) {
    return operands.stream().skip(2).map(pair -> pair.replaceFirst("=.*", "")).toList();
  }

  @ParameterizedTest
  @MethodSource("mvn")
  void mavenHasThatGoalProfileAndTest(List<String> words) throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    for (String word : words.subList(1, words.size())) {
      if (word.startsWith("-P")) {
        assertThat(pom).contains("<id>" + word.substring(2) + "</id>");
      } else if (word.startsWith("-Dexec.args=")) {
        Said.line(Map.of()).parseArgs(word.replaceFirst("[^=]*=", "").split(" "));
      } else if (word.startsWith("-Dit.test=")) {
        assertThat(Path.of("src/test/java/io/snapherd/it", word.replaceFirst(".*=", "") + ".java"))
            .exists();
      } else if (!word.startsWith("-")) {
        assertThat(GOALS).contains(word);
      }
    }
  }

  /** But for what was copied from the demo. */
  @Test
  void everyIndentedLineOfTheReadmeIsACommand() {
    List<String> others = Commands.others(README);

    assertThat(others.get(0)).contains("Restore by annotation");
    assertThat(others.get(others.size() - 1)).contains("The other driver's snapshot did not wait");
    assertThat(others).noneMatch(line -> line.matches(" {4}[a-z].*"));
  }

  @Test
  void everyManifestInTheReadmeIsValid() throws IOException {
    List<String> manifests = find("(?s)```yaml\n(.*?)```");

    assertThat(manifests)
        .isNotEmpty()
        .allSatisfy(yaml -> assertThat(Said.given(yaml, "validate", "-").out()).endsWith(": ok\n"));
  }

  @Test
  void everyOptionThatTheReadmeNamesExists() throws IOException {
    Set<String> options =
        Said.line(Map.of()).getSubcommands().values().stream()
            .flatMap(command -> command.getCommandSpec().options().stream())
            .flatMap(option -> Arrays.stream(option.names()))
            .collect(Collectors.toSet());

    assertThat(find("`(--[a-z-]+)")).isNotEmpty().isSubsetOf(options);
  }

  private static List<String> find(String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(README))
        .results()
        .map((MatchResult m) -> m.group(1))
        .toList();
  }
}
