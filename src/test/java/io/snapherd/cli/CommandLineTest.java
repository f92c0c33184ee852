package io.snapherd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  private static final String POLICY =
      "{apiVersion: snapherd.io/v1, kind: SnapshotPolicy, metadata: {name: a},"
          + " spec: {schedule: '@daily', claims: {}}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nxt                          | Unmatched argument at index 0: 'nxt' (see 'snapherd --help')
          next                         | Missing required parameter: 'FILE' (see 'snapherd next --help')
          next - --count 0             | --count is between 1 and 1000, not 0 (see 'snapherd next --help')
          next - --count 1001          | --count is between 1 and 1000, not 1001 (see 'snapherd next --help')
          next - --count many          | Invalid value for option '--count': 'many' is not an int (see 'snapherd next --help')
          next - --from yesterday      | Invalid value for option '--from': 'yesterday' is no time; write such as 2026-03-29T01:30:00+01:00 or 2026-03-29T00:30:00Z (see 'snapherd next --help')
          next - -o yaml               | Invalid value for option '--output': 'yaml' is none of text and json (see 'snapherd next --help')
          plan - -n A_B                | --namespace 'A_B' is no name of a namespace (see 'snapherd plan --help')
          plan - --snapshots -         | standard input can be read only once; give '-' once
          plan - --snapshots nowhere   | nowhere: there is no such file
          validate nowhere.yaml        | nowhere.yaml: there is no such file
          """)
  void wrongUseIsSaidInOneSentence(String command, String sentence) {
    Said said = Said.given(POLICY, command.split(" "));
    assertThat(said).isEqualTo(new Said(2, "", "snapherd: " + sentence + "\n"));
  }

  @Test
  void withoutACommandItSaysWhereToLook() {
    assertThat(Said.to(List.of()))
        .isEqualTo(
            new Said(2, "", "snapherd: Missing required subcommand (see 'snapherd --help')\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"validate", "next", "plan", "run"})
  void helpFitsIntoEightyColumns(String command) {
    Said help = Said.to(command, "--help");
    assertThat(help.exit()).isZero();
    assertThat(help.out().lines()).isNotEmpty().allMatch(line -> line.length() <= 80);
  }

  @Test
  void theVariablesOfTheEnvironmentAreOptions() {
    Map<String, String> variables = Map.of("SNAPHERD_COUNT", "1", "SNAPHERD_OUTPUT", "json");
    Said said =
        Said.with(variables, POLICY.getBytes(java.nio.charset.StandardCharsets.UTF_8), "next", "-");
    assertThat(said.out()).contains("\"2026-03-29T00:00:00+00:00\"").doesNotContain("03-30");
  }

  @Test
  void theCommandLineGoesBeforeTheEnvironment() {
    Map<String, String> variables = Map.of("SNAPHERD_COUNT", "9");
    Said said =
        Said.with(
            variables,
            POLICY.getBytes(java.nio.charset.StandardCharsets.UTF_8),
            "next",
            "-",
            "--count",
            "1");
    assertThat(said.out().lines()).hasSize(3);
  }

  @Test
  void oneFileThatIsWrongDoesNotSilenceTheOthers(@TempDir Path directory) throws Exception {
    Files.writeString(directory.resolve("a.yaml"), "a: b: c");
    Files.writeString(directory.resolve("b.yaml"), POLICY.replace("@daily", "never"));
    Files.writeString(directory.resolve("c.yaml"), POLICY);
    Said said = Said.to("next", directory.toString(), "--count", "1");
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.err().lines()).hasSize(2);
    assertThat(said.out()).startsWith("default/a: @daily in Etc/UTC");
  }
}
