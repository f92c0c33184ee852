package io.snapherd.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged program as its users start it: {@code java -jar target/snapherd.jar run}. */
final class OperatorProcess implements AutoCloseable {
  private static final Pattern SERVING = Pattern.compile("Serving .* on \\S*:(\\d+)");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final Path log;

  private OperatorProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts one on 127.0.0.1 with any free port; its log is kept under {@code target}. */
  static OperatorProcess start(String name, Path kubeconfig, String... options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("snapherd.jar", "target/snapherd.jar"),
                "run",
                "--kubeconfig",
                kubeconfig.toString(),
                "--http-address",
                "127.0.0.1"));
    command.addAll(List.of(options));
    if (!command.contains("--http-port")) {
      command.addAll(List.of("--http-port", "0"));
    }
    try {
      Path log = Path.of("target", "operator-" + name + ".log");
      Files.createDirectories(log.getParent());
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      return new OperatorProcess(process, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  OperatorProcess awaitReady() {
    await().atMost(PATIENCE).until(() -> get("/readyz").equals(Optional.of("ok\n")));
    return this;
  }

  /** What a path answers, whatever the code; nothing while the port is not open. */
  Optional<String> get(String path) {
    return port().flatMap(port -> get(port, path));
  }

  private static Optional<String> get(int port, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return Optional.of(
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  Optional<Integer> port() {
    Matcher matcher = SERVING.matcher(log());
    return matcher.find() ? Optional.of(Integer.parseInt(matcher.group(1))) : Optional.empty();
  }

  boolean runs() {
    return process.isAlive();
  }

  /** How it ended. */
  int exit() {
    return process.exitValue();
  }

  /** SIGTERM; true if it ended within half a minute. */
  boolean terminate() {
    process.destroy();
    return ended();
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly();
    ended();
  }

  private boolean ended() {
    try {
      return process.waitFor(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
