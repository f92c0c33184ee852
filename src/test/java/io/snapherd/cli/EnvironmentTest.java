package io.snapherd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class EnvironmentTest {
  @Command(mixinStandardHelpOptions = true)
  private static final class Options implements Runnable {
    @Option(names = "--http-port", defaultValue = "8080")
    private int port;

    @Option(
        names = "--leader-elect",
        arity = "0..1",
        fallbackValue = "true",
        defaultValue = "false")
    private boolean elect;

    @Override
    public void run() {}
  }

  private static Options parse(Map<String, String> variables, String... arguments) {
    Options options = new Options();
    new CommandLine(options)
        .setDefaultValueProvider(new Environment(variables))
        .parseArgs(arguments);
    return options;
  }

  @Test
  void anOptionIsAlsoAVariable() {
    assertThat(parse(Map.of("SNAPHERD_HTTP_PORT", "9090")).port).isEqualTo(9090);
  }

  @Test
  void theCommandLineWins() {
    assertThat(parse(Map.of("SNAPHERD_HTTP_PORT", "9090"), "--http-port", "7070").port)
        .isEqualTo(7070);
  }

  @Test
  void aFlagOnTheCommandLineStaysSetWhateverTheVariableSays() {
    assertThat(parse(Map.of("SNAPHERD_LEADER_ELECT", "true"), "--leader-elect").elect).isTrue();
    assertThat(parse(Map.of("SNAPHERD_LEADER_ELECT", "false"), "--leader-elect").elect).isTrue();
    assertThat(parse(Map.of("SNAPHERD_LEADER_ELECT", "true")).elect).isTrue();
    assertThat(parse(Map.of()).elect).isFalse();
  }

  @Test
  void whatKubernetesSetsForAServiceIsNotMeant() {
    assertThat(parse(Map.of("SNAPHERD_HTTP_PORT", "tcp://10.0.0.1:80")).port).isEqualTo(8080);
  }

  @Test
  void helpAndVersionAreNoVariables() {
    assertThat(parse(Map.of("SNAPHERD_VERSION", "1.2", "SNAPHERD_HELP", "x")).port).isEqualTo(8080);
  }
}
