package io.snapherd.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.demo.cluster.Drivers;
import io.snapherd.demo.cluster.EmbeddedCluster;
import io.snapherd.demo.story.CatchingUp;
import io.snapherd.demo.story.Chapter;
import io.snapherd.demo.story.FailingDriver;
import io.snapherd.demo.story.Hand;
import io.snapherd.demo.story.Outcome;
import io.snapherd.demo.story.Patience;
import io.snapherd.demo.story.Sight;
import io.snapherd.demo.story.Stage;
import io.snapherd.demo.story.Story;
import io.snapherd.demo.tell.Glyphs;
import io.snapherd.demo.tell.Ink;
import io.snapherd.demo.tell.Teller;
import io.snapherd.operation.restoring.RestoreAnnotations;
import io.snapherd.wiring.Operator;
import io.snapherd.wiring.OperatorConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The demo as a newcomer starts it, and as it tells what does not come true. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(400)
class DemoIT {
  @TempDir private Path directory;

  private record Played(int exit, String out) {}

  @Test
  void theWholeStoryComesTrueInPlainLinesThatFitATerminal()
      throws IOException, InterruptedException {
    Played played = play(List.of("-cp", System.getProperty("java.class.path")), "--for", "1s");
    assertThat(played.out())
        .contains("All of it came true")
        .doesNotContain(" x ", "Exception", "INFO", "WARN")
        .matches("(?s)[\\x20-\\x7e\\r\\n]*");
    assertThat(played.exit()).isZero();
    assertThat(played.out().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    assertThat(shape(played.out())).containsAll(shape(excerptOfTheReadme()));
  }

  private static String excerptOfTheReadme() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    return readme.substring(
        readme.indexOf("    4  Restore by annotation"), readme.indexOf("Then the tests."));
  }

  /** The lines that are words, without what differs from run to run and from terminal to log. */
  private static List<String> shape(String told) {
    return told.lines()
        .map(line -> line.replaceAll("now-[0-9a-f]{8}|[0-9.]+", "#"))
        .map(line -> line.replaceAll("[^\\x20-\\x7e]| \\+ ", " ").strip())
        .filter(line -> line.matches(".*[a-z].*"))
        .toList();
  }

  @Test
  void theJarSaysThatItIsNotForIt() throws IOException, InterruptedException {
    Played played = play(List.of("-cp", System.getProperty("snapherd.jar", "target/snapherd.jar")));
    assertThat(played.out())
        .startsWith("snapherd: the embedded API server is not in this jar; run 'mvn ")
        .hasLineCount(1);
    assertThat(played.exit()).isEqualTo(2);
  }

  @Test
  void aBusyPortIsNamed() throws IOException, InterruptedException {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(busy.getLocalPort());
      Played played =
          play(
              List.of("-cp", System.getProperty("java.class.path")),
              "--for",
              "1s",
              "--http-port",
              port);
      assertThat(played.out())
          .contains(
              "snapherd: cannot listen on 127.0.0.1:"
                  + port
                  + ": Address already in use; choose another --http-port or --http-address\n");
      assertThat(played.exit()).isEqualTo(1);
    }
  }

  /**
   * The fault: this story's driver is not the cluster's, so what it mends is not what is broken.
   */
  @Test
  void aDriverThatNeverRecoversIsASentence() throws IOException, InterruptedException {
    StringWriter said = new StringWriter();
    Teller teller = new Teller(new PrintWriter(said), Ink.NONE, Glyphs.ASCII);
    List<String> missed;
    try (EmbeddedCluster cluster = EmbeddedCluster.start(Clock.systemUTC())) {
      Operator operator = Operator.start(config(cluster.kubeconfig()));
      try {
        missed =
            new Story(List.of(new CatchingUp(), new Breakdown(cluster), new FailingDriver()))
                .tell(
                    new Stage(
                        new Sight(cluster.client()),
                        new Hand(cluster.client(), teller),
                        Drivers.likeCeph(),
                        Patience.from(Clock.systemUTC(), Optional.empty()),
                        teller));
      } finally {
        operator.stop();
      }
    }
    assertThat(missed).containsExactly("The snapshot of 'orders-db' was not taken after all.");
    assertThat(said.toString())
        .contains(" x The snapshot of 'orders-db' was not taken after all.")
        .contains("waits: no monitor answers");
  }

  /** From here on every snapshot on RBD fails. */
  private record Breakdown(EmbeddedCluster cluster) implements Chapter {
    @Override
    public String title() {
      return "The fault";
    }

    @Override
    public String prologue() {
      return "Nobody mends this.";
    }

    @Override
    public Outcome play(Stage stage) {
      cluster.drivers().rbd().fail("no monitor answers");
      return new Outcome.CameTrue("Broken.");
    }
  }

  private Played play(List<String> java, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(java);
    command.addAll(List.of("io.snapherd.cli.Main", "demo"));
    command.addAll(List.of(options));
    Path out = directory.resolve("out");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
    builder.environment().putAll(Map.of("LC_ALL", "C", "TERM", "dumb"));
    int exit = builder.start().waitFor();
    return new Played(exit, Files.readString(out, StandardCharsets.ISO_8859_1));
  }

  private static OperatorConfig config(Path kubeconfig) {
    return new OperatorConfig(
        new OperatorConfig.Access(Optional.of(kubeconfig), List.of()),
        OperatorConfig.Limits.DEFAULT,
        Optional.empty(),
        RestoreAnnotations.FOLLOWED,
        new OperatorConfig.Http(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), OperatorConfig.Page.SHOWN),
        "test");
  }
}
