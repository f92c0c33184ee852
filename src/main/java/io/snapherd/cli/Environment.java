package io.snapherd.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Options by environment variables: {@code --http-port} is also {@code SNAPHERD_HTTP_PORT}. The
 * command line wins, and an empty variable is none.
 */
final class Environment implements IDefaultValueProvider {
  private static final Pattern SERVICE = Pattern.compile("(tcp|udp|sctp)://.*");

  private final Map<String, String> variables;

  Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /** Null where there is none: picocli then takes the option's own default. */
  @Override
  public String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option ? value(option).orElse(null) : null;
  }

  /**
   * Not for help and version. What Kubernetes puts into a pod for a Service of the name {@code
   * snapherd-http} looks like {@code SNAPHERD_HTTP_PORT=tcp://10.0.0.1:80} and is not meant.
   */
  private Optional<String> value(OptionSpec option) {
    return option.usageHelp() || option.versionHelp()
        ? Optional.empty()
        : Optional.ofNullable(variables.get(variable(option)))
            .filter(value -> !value.isEmpty() && !SERVICE.matcher(value).matches());
  }

  static String variable(OptionSpec option) {
    return "SNAPHERD_"
        + option.longestName().replaceFirst("^-+", "").replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
