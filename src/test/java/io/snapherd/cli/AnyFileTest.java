package io.snapherd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever stands in a file, there is an answer or a sentence, and soon. With {@code --debug} an
 * error of the program itself would show its stack trace.
 */
class AnyFileTest {
  private static final Path FILES = Path.of("src/test/resources/cli");
  private static final String POLICY = FILES.resolve("plan-text/policy.yaml").toString();
  private static final int FILES_PER_SEED = 25;

  private static final List<String[]> COMMANDS =
      List.of(
          new String[] {"--debug", "validate", "-"},
          new String[] {"--debug", "next", "-"},
          new String[] {"--debug", "next", "-", "-o", "json", "--count", "1000"},
          new String[] {"--debug", "plan", "-", "--snapshots", FILES + "/plan-text/snapshots.yaml"},
          new String[] {"--debug", "plan", POLICY, "--snapshots", "-"},
          new String[] {"--debug", "plan", POLICY, "--snapshots", "-", "-o", "json"});

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  @Timeout(120)
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aManifestThatWasRightOnceHasAnAnswerOrASentence(long seed) throws IOException {
    Mutation mutation = new Mutation(seed);
    Random random = new Random(seed);
    List<Path> files = files();
    for (int i = 0; i < FILES_PER_SEED; i++) {
      Path file = files.get(random.nextInt(files.size()));
      ask(mutation.of(Files.readAllBytes(file)), COMMANDS.get(random.nextInt(COMMANDS.size())));
    }
  }

  @Timeout(120)
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noiseHasASentence(long seed) {
    Mutation mutation = new Mutation(seed);
    COMMANDS.forEach(command -> ask(mutation.noise(), command));
  }

  private static void ask(byte[] input, String[] command) {
    Said said = Said.with(Map.of(), input, command);
    assertThat(said.exit()).isBetween(0, 2);
    assertThat(said.out() + said.err())
        .as("what stands on the terminal")
        .matches(text -> text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n'));
    assertThat(said.err().lines()).allMatch(line -> line.startsWith("snapherd: "));
    assertThat(said.exit() == 0 || !said.out().isEmpty() || !said.err().isEmpty())
        .as("a reason is given")
        .isTrue();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(FILES)) {
      return all.filter(file -> file.toString().matches(".*(\\.yaml|\\.json|/stdin)"))
          .sorted()
          .toList();
    }
  }
}
