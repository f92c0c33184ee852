package io.snapherd.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The options of the real commands, from the environment. */
class OptionVariablesTest {
  @ParameterizedTest
  @CsvSource({
    "--http-port, SNAPHERD_HTTP_PORT",
    "--max-in-flight-per-driver, SNAPHERD_MAX_IN_FLIGHT_PER_DRIVER",
    "--prune-grace, SNAPHERD_PRUNE_GRACE",
    "--leader-elect, SNAPHERD_LEADER_ELECT",
    "--kubeconfig, SNAPHERD_KUBECONFIG",
    "--debug, SNAPHERD_DEBUG",
  })
  void anOptionHasAVariable(String option, String variable) {
    assertThat(Environment.variable(option(Map.of(), option))).isEqualTo(variable);
  }

  @ParameterizedTest
  @CsvSource({
    "--http-port, SNAPHERD_HTTP_PORT, 9090, 9090",
    "--http-address, SNAPHERD_HTTP_ADDRESS, 127.0.0.1, /127.0.0.1",
    "--max-in-flight-per-driver, SNAPHERD_MAX_IN_FLIGHT_PER_DRIVER, 3, 3",
    "--max-deletes-per-driver, SNAPHERD_MAX_DELETES_PER_DRIVER, 4, 4",
    "--prune-grace, SNAPHERD_PRUNE_GRACE, 90s, PT1M30S",
    "--namespace, SNAPHERD_NAMESPACE, 'shop,bar', '[shop, bar]'",
    "--leader-elect, SNAPHERD_LEADER_ELECT, true, true",
    "--leader-elect-namespace, SNAPHERD_LEADER_ELECT_NAMESPACE, ops, Optional[ops]",
    "--kubeconfig, SNAPHERD_KUBECONFIG, /k, Optional[/k]",
    "--debug, SNAPHERD_DEBUG, true, true",
  })
  void anOptionIsTakenFromItsVariable(
      String option, String variable, String text, String expected) {
    assertThat(value(option, Map.of(variable, text))).isEqualTo(expected);
  }

  @Test
  void theCommandLineWins() {
    assertThat(value("--http-port", Map.of("SNAPHERD_HTTP_PORT", "1"), "--http-port", "2"))
        .isEqualTo("2");
    assertThat(value("--namespace", Map.of("SNAPHERD_NAMESPACE", "a,b"), "--namespace", "c"))
        .isEqualTo("[c]");
  }

  static Stream<Arguments> flags() {
    return commands()
        .flatMap(
            command ->
                command.getCommandSpec().options().stream()
                    .filter(option -> option.type() == boolean.class)
                    .filter(option -> option.arity().min() == 0)
                    .filter(option -> !option.usageHelp() && !option.versionHelp())
                    .map(option -> Arguments.of(command.getCommandName(), option.longestName())));
  }

  /** picocli makes of a flag the opposite of its default, which the variable is. */
  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("flags")
  void aFlagThatIsGivenTwiceIsStillGiven(String command, String flag) {
    String variable = "SNAPHERD_" + flag.substring(2).toUpperCase(Locale.ROOT).replace('-', '_');
    CommandLine line = Said.line(Map.of(variable, "true"));
    CommandLine asked = line.getSubcommands().getOrDefault(command, line);
    line.parseArgs(arguments(asked, flag));
    Object value = asked.getCommandSpec().findOption(flag).getValue();
    assertThat(value).isEqualTo(true);
  }

  private static String[] arguments(CommandLine command, String flag) {
    Stream<String> name = Stream.of(command.getCommandName()).filter(n -> !n.equals("snapherd"));
    Stream<String> files =
        command.getCommandSpec().positionalParameters().stream().map(p -> "policy.yaml");
    return Stream.of(name, Stream.of(flag), files).flatMap(a -> a).toArray(String[]::new);
  }

  @Test
  void aFlagOfTheEnvironmentCanBeTakenBack() {
    assertThat(
            value(
                "--leader-elect", Map.of("SNAPHERD_LEADER_ELECT", "true"), "--leader-elect=false"))
        .isEqualTo("false");
  }

  /** Set by many a container image, and meant for nobody who runs a command. */
  @ParameterizedTest
  @CsvSource({
    "SNAPHERD_VERSION, 0.1.0",
    "SNAPHERD_VERSION, true",
    "SNAPHERD_HELP, true",
    "SNAPHERD_HELP, x"
  })
  void helpAndVersionAreNoVariables(String variable, String value) {
    Said said = Said.with(Map.of(variable, value), new byte[0], "run", "--http-port", "70000");
    assertThat(said.err()).contains("--http-port is between");
    assertThat(said.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SNAPHERD_HTTP_PORT",
        "SNAPHERD_KUBECONFIG",
        "SNAPHERD_NAMESPACE",
        "SNAPHERD_LEADER_ELECT",
        "SNAPHERD_LEADER_ELECT_NAMESPACE",
        "SNAPHERD_PRUNE_GRACE",
        "SNAPHERD_HTTP_ADDRESS",
      })
  void anEmptyVariableIsNone(String variable) {
    assertThat(values(Map.of(variable, ""))).isEqualTo(values(Map.of()));
  }

  /** Kubernetes sets SNAPHERD_HTTP_PORT in every pod beside a Service called snapherd-http. */
  @ParameterizedTest
  @ValueSource(strings = {"tcp://10.96.0.7:8080", "udp://10.96.0.7:8080", "sctp://[fd00::7]:8080"})
  void theAddressOfAServiceIsNoOption(String link) {
    assertThat(values(Map.of("SNAPHERD_HTTP_PORT", link))).isEqualTo(values(Map.of()));
  }

  @Test
  void aWrongValueIsWrongUse() {
    Said said = Said.with(Map.of("SNAPHERD_HTTP_PORT", "many"), new byte[0], "run");
    assertThat(said.err()).startsWith("snapherd: Invalid value for option '--http-port': 'many'");
    assertThat(said.err().lines()).hasSize(1);
    assertThat(said.exit()).isEqualTo(2);
  }

  @Test
  void otherVariablesChangeNothing() {
    assertThat(values(Map.of("HTTP_PORT", "1", "SNAPHERD", "x", "snapherd_http_port", "2")))
        .isEqualTo(values(Map.of()));
  }

  @Test
  void aVariableOfAnotherCommandIsNotRead() {
    assertThat(values(Map.of("SNAPHERD_FOR", "nonsense"))).isEqualTo(values(Map.of()));
    assertThatExceptionOfType(ParameterException.class)
        .isThrownBy(() -> Said.line(Map.of("SNAPHERD_FOR", "nonsense")).parseArgs("demo"));
  }

  private static Stream<CommandLine> commands() {
    CommandLine line = Said.line(Map.of());
    return Stream.concat(Stream.of(line), line.getSubcommands().values().stream());
  }

  private static List<String> values(Map<String, String> environment) {
    return commands()
        .filter(command -> command.getCommandName().equals("run"))
        .flatMap(run -> run.getCommandSpec().options().stream())
        .map(option -> option.longestName() + "=" + value(option.longestName(), environment))
        .toList();
  }

  private static String value(String option, Map<String, String> environment, String... arguments) {
    Object value = option(environment, option, arguments).getValue();
    return String.valueOf(value);
  }

  private static OptionSpec option(
      Map<String, String> environment, String option, String... arguments) {
    CommandLine line = Said.line(environment);
    line.parseArgs(Stream.concat(Stream.of("run"), Stream.of(arguments)).toArray(String[]::new));
    return line.getSubcommands().get("run").getCommandSpec().findOption(option);
  }
}
