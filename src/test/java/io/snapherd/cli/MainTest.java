package io.snapherd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class MainTest {
  private static final int WIDTH_OF_A_TERMINAL = 80;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--nonsense | Unknown option: '--nonsense' (see 'snapherd --help')",
        "run --nonsense | Unknown option: '--nonsense' (see 'snapherd run --help')",
        "run extra | Unmatched argument at index 1: 'extra' (see 'snapherd run --help')",
        "demo --for x | Invalid value for option '--for': 'x' is not a duration; write a whole"
            + " number and s, m or h, such as 10m (see 'snapherd demo --help')",
        "demo --for 0s | --for is at least 1s (see 'snapherd demo --help')",
        "demo --for=-5s | Invalid value for option '--for': '-5s' is not a duration; write a whole"
            + " number and s, m or h, such as 10m (see 'snapherd demo --help')",
        "demo --http-port 70000 | --http-port is between 0 and 65535, not 70000 (see 'snapherd demo"
            + " --help')",
      })
  void wrongUseIsOneSentenceThatSaysWhereToLook(String arguments, String sentence) {
    Said said = Said.to(arguments.split(" ", -1));
    assertThat(said.err()).isEqualTo("snapherd: " + sentence + System.lineSeparator());
    assertThat(said.out()).isEmpty();
    assertThat(said.exit()).isEqualTo(2);
  }

  static Stream<String> commands() {
    return Stream.concat(Stream.of(""), Said.line(Map.of()).getSubcommands().keySet().stream());
  }

  @ParameterizedTest(name = "snapherd {0} --help")
  @MethodSource("commands")
  void everyHelpFitsATerminal(String command) {
    Said said = Said.to(arguments(command, "--help"));
    assertThat(said.exit()).isZero();
    assertThat(said.err()).isEmpty();
    assertThat(said.out().lines())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(WIDTH_OF_A_TERMINAL));
  }

  @ParameterizedTest(name = "snapherd {0} --help")
  @MethodSource("commands")
  void everyHelpExplainsEveryOption(String command) {
    String help = Said.to(arguments(command, "--help")).out();
    assertThat(help).doesNotContain("${");
    assertThat(
            (command.isEmpty()
                    ? Said.line(Map.of())
                    : Said.line(Map.of()).getSubcommands().get(command))
                .getCommandSpec()
                .options())
        .allSatisfy(
            option -> {
              assertThat(help).contains(option.longestName());
              assertThat(option.description()).isNotEmpty();
            });
  }

  @ParameterizedTest(name = "snapherd {0} --version")
  @MethodSource("commands")
  void everyCommandKnowsTheVersion(String command) {
    Said said = Said.to(arguments(command, "--version"));
    assertThat(said.exit()).isZero();
    assertThat(said.out()).isEqualTo("snapherd " + Main.version() + System.lineSeparator());
  }

  @Test
  void theHelpSaysWhatTheExitCodesMean() {
    assertThat(Said.to("--help").out()).contains("Exit codes:", "0   fine", "2   wrong use");
  }

  @Test
  void anErrorIsOneSentenceThatNamesTheFile(@TempDir Path folder) throws IOException {
    Path file = noKubeconfig(folder);
    Said said = Said.to("run", "--kubeconfig", file.toString());
    assertThat(said.err())
        .isEqualTo(
            "snapherd: --kubeconfig " + file + ": not a kubeconfig file" + System.lineSeparator());
    assertThat(said.exit()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"before", "after"})
  void aStackTraceIsShownOnlyWhenAskedFor(String where, @TempDir Path folder) throws IOException {
    String file = noKubeconfig(folder).toString();
    Said said =
        where.equals("before")
            ? Said.to("--debug", "run", "--kubeconfig", file)
            : Said.to("run", "--kubeconfig", file, "--debug");
    assertThat(said.err()).contains(": not a kubeconfig file", "\tat io.snapherd.", "Caused by: ");
    assertThat(said.exit()).isEqualTo(1);
  }

  private static Path noKubeconfig(Path folder) throws IOException {
    return Files.writeString(folder.resolve("shopping.txt"), "root:x:0\n- eggs\n\tmilk: {");
  }

  private static String[] arguments(String command, String option) {
    return command.isEmpty() ? new String[] {option} : new String[] {command, option};
  }
}
