package io.snapherd.cli;

import io.snapherd.cli.manifest.Shown;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** {@code snapherd}: the operator, and questions that can be asked of it without a cluster. */
@Command(
    name = "snapherd",
    description = "Takes, prunes and restores CSI snapshots of Kubernetes volume claims by policy.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = RunCommand.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:fine", "1:the answer is no: invalid, failed", "2:wrong use"})
public final class Main {
  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      fallbackValue = "true",
      description = "Show the stack trace of an error.")
  private boolean debug;

  private Main() {}

  public static void main(String[] arguments) {
    int exit = commandLine(Surroundings.ofTheProcess()).execute(arguments);
    if (exit != 0) {
      System.exit(exit);
    }
  }

  static CommandLine commandLine(Surroundings surroundings) {
    Main main = new Main();
    CommandLine line = new CommandLine(main);
    line.addSubcommand(new ValidateCommand(surroundings));
    line.addSubcommand(new NextCommand(surroundings));
    line.addSubcommand(new PlanCommand(surroundings));
    line.addSubcommand(new DemoCommand(surroundings));
    line.getSubcommands().values().forEach(Main::tellVersion);
    line.setDefaultValueProvider(new Environment(surroundings.variables()));
    line.setExecutionExceptionHandler((error, command, parsed) -> main.explain(error, command));
    line.setParameterExceptionHandler((error, wrong) -> wrongUse(error));
    return line;
  }

  private static void tellVersion(CommandLine command) {
    command.getCommandSpec().versionProvider(new Version());
  }

  private static int wrongUse(ParameterException error) {
    CommandLine command = error.getCommandLine();
    Console.of(command)
        .complain(
            "%s (see '%s --help')"
                .formatted(
                    Shown.line(error.getMessage()), command.getCommandSpec().qualifiedName()));
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private int explain(Exception error, CommandLine command) {
    if (debug) {
      error.printStackTrace(command.getErr());
    } else {
      Console.of(command).complain(sentence(error));
    }
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  private static String sentence(Exception error) {
    return Optional.ofNullable(error.getMessage()).orElseGet(() -> error.getClass().getName());
  }

  static String version() {
    return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /** {@code snapherd --version}. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"snapherd " + version()};
    }
  }
}
