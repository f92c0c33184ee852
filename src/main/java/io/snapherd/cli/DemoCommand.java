package io.snapherd.cli;

import io.snapherd.demo.Demo;
import io.snapherd.demo.tell.Glyphs;
import io.snapherd.demo.tell.Ink;
import io.snapherd.demo.tell.Teller;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code snapherd demo}: the program at work, to be watched. */
@Command(
    name = "demo",
    description = {
      "Shows the operator at work on a cluster inside this process: it catches up, prunes,"
          + " restores, reports a mistake and outlives a failing driver, in about half a minute."
          + " Then it lives on, with a snapshot every minute, until Ctrl-C or --for ends it.",
      "",
      "The exit code is 0 only if all of that came true."
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  /** In scope provided: the packaged jar is without it. */
  private static final String SERVER =
      "io/fabric8/kubernetes/client/server/mock/KubernetesMockServer.class";

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "End after this, such as 60s or 5m, but not before the story is told. Default: go on"
              + " until Ctrl-C.")
  private Optional<Duration> length;

  @Option(
      names = "--http-address",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Where the status page and /metrics are served. Default: ${DEFAULT-VALUE}.")
  private InetAddress httpAddress;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Default: any free one.")
  private int httpPort;

  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  DemoCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    check();
    Path log = log();
    Teller teller = teller();
    return CtrlC.interrupts(() -> show(teller, log));
  }

  private int show(Teller teller, Path log) throws IOException {
    try {
      return demo(teller).show() ? ExitCode.OK : ExitCode.SOFTWARE;
    } catch (InterruptedException e) {
      teller.text("Stopped.");
      return ExitCode.OK; // nobody reads it: the signal has an exit code of its own
    } finally {
      teller.blank();
      teller.text("The operator's log: " + log);
    }
  }

  private void check() {
    if (!possible()) {
      throw wrong(
          "the embedded API server is not in this jar; run 'mvn -q compile exec:java' in a source"
              + " checkout");
    }
    if (httpPort < 0 || httpPort > 65_535) {
      throw wrong("--http-port is between 0 and 65535, not " + httpPort);
    }
    if (length.filter(Duration::isZero).isPresent()) {
      throw wrong("--for is at least 1s");
    }
  }

  private static boolean possible() {
    return DemoCommand.class.getClassLoader().getResource(SERVER) != null;
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  /** The story would be torn by the log's lines. Before anybody asks for a logger. */
  private static Path log() throws IOException {
    Path log = Files.createTempFile("snapherd-demo-", ".log");
    System.setProperty("snapherd.demo.log", log.toString());
    System.setProperty("logback.configurationFile", "logback-demo.xml");
    return log;
  }

  private Demo demo(Teller teller) {
    InetSocketAddress http = new InetSocketAddress(httpAddress, httpPort);
    return new Demo(teller, surroundings.clock(), new Demo.Settings(length, http, Main.version()));
  }

  private Teller teller() {
    boolean dumb = "dumb".equals(surroundings.variables().get("TERM"));
    Ink ink = Ansi.AUTO.enabled() && !dumb ? Ink.COLOUR : Ink.NONE;
    return new Teller(spec.commandLine().getOut(), ink, Glyphs.in(charset()));
  }

  /** The terminal's; where Java does not say, the one that its locale has. */
  private static Charset charset() {
    return Stream.of("stdout.encoding", "sun.stdout.encoding", "native.encoding")
        .map(System::getProperty)
        .filter(Objects::nonNull)
        .findFirst()
        .map(Charset::forName)
        .orElse(StandardCharsets.US_ASCII);
  }
}
