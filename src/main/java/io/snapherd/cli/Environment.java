package io.snapherd.cli;

import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Options by environment variables: {@code --http-port} is also {@code SNAPHERD_HTTP_PORT}. The
 * command line wins.
 */
final class Environment implements IDefaultValueProvider {
  private final Map<String, String> variables;

  Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /** Null where there is none: picocli then takes the option's own default. */
  @Override
  public String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option ? variables.get(variable(option)) : null;
  }

  static String variable(OptionSpec option) {
    return "SNAPHERD_"
        + option.longestName().replaceFirst("^-+", "").replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
