package io.snapherd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.wiring.OperatorConfig.Limits;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Only what is refused: what is not would run until SIGTERM. */
@Timeout(60)
class RunCommandTest {
  private static final String HELP = " (see 'snapherd run --help')" + System.lineSeparator();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--http-port=-1 | --http-port is between 0 and 65535, not -1",
        "--http-port=65536 | --http-port is between 0 and 65535, not 65536",
        "--http-port=many | Invalid value for option '--http-port': 'many' is not an int",
        "--http-port=99999999999 | Invalid value for option '--http-port': '99999999999' is not an"
            + " int",
        "--max-in-flight-per-driver=0 | --max-in-flight-per-driver is at least 1, not 0",
        "--max-in-flight-per-driver=-5 | --max-in-flight-per-driver is at least 1, not -5",
        "--max-deletes-per-driver=0 | --max-deletes-per-driver is at least 1, not 0",
        "--prune-grace=10 | Invalid value for option '--prune-grace': '10' is not a duration;"
            + " write a whole number and s, m or h, such as 10m",
        "--kubeconfig=/no/such/file | --kubeconfig /no/such/file: there is no such file, or it is"
            + " not readable",
        "--namespace=Shop | --namespace 'Shop' is no name of a namespace",
        "--namespace=a,,b | --namespace '' is no name of a namespace",
        "--namespace=a/b | --namespace 'a/b' is no name of a namespace",
        "--leader-elect-namespace=Ops | --leader-elect-namespace 'Ops' is no name of a"
            + " namespace",
      })
  void aWrongValueIsOneSentenceThatNamesTheOption(String option, String sentence) {
    Said said = Said.to("run", option);
    assertThat(said.err()).isEqualTo("snapherd: " + sentence + HELP);
    assertThat(said.out()).isEmpty();
    assertThat(said.exit()).isEqualTo(2);
  }

  @Test
  void aFolderIsNoKubeconfig(@TempDir Path folder) {
    Said said = Said.to("run", "--kubeconfig", folder.toString());
    assertThat(said.err())
        .isEqualTo(
            "snapherd: --kubeconfig "
                + folder
                + ": there is no such file, or it is not readable"
                + HELP);
    assertThat(said.exit()).isEqualTo(2);
  }

  /** {@code --namespace "$NAMESPACE"} with the variable unset must not mean the whole cluster. */
  @ParameterizedTest
  @ValueSource(strings = {"", ",", " "})
  void anEmptyNamespaceIsNotAllOfThem(String namespace) {
    Said said = Said.to("run", "--namespace", namespace);
    assertThat(said.err()).contains("--namespace '").contains("' is no name of a namespace");
    assertThat(said.exit()).isEqualTo(2);
  }

  @Test
  void aNamespaceIsAtMost63Characters() {
    Said said = Said.to("run", "--namespace", "a".repeat(64));
    assertThat(said.err()).contains("is no name of a namespace");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--http-port", "--prune-grace", "--kubeconfig", "--http-address"})
  void anOptionThatIsGivenTwiceIsRefused(String option) {
    Said said = Said.to("run", option, "1", option, "1");
    assertThat(said.err().lines()).hasSize(1);
    assertThat(said.exit()).isEqualTo(2);
  }

  @Test
  void theDefaultsAreThoseOfTheOperator() {
    assertThat(value("--max-in-flight-per-driver"))
        .isEqualTo(Limits.DEFAULT.maxInFlightPerDriver());
    assertThat(value("--max-deletes-per-driver")).isEqualTo(Limits.DEFAULT.maxDeletesPerDriver());
    assertThat(value("--prune-grace")).isEqualTo(Limits.DEFAULT.pruneGrace());
  }

  private static Object value(String option) {
    CommandLine line = Said.line(Map.of());
    line.parseArgs("run");
    return line.getSubcommands().get("run").getCommandSpec().findOption(option).getValue();
  }
}
