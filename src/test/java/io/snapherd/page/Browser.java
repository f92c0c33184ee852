package io.snapherd.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A headless Chromium that looks at one page, in a window of a width and a colour scheme. */
final class Browser {
  private static final Pattern RESULT =
      Pattern.compile("<pre id=\"result\">(.*?)</pre>", Pattern.DOTALL);
  private static final Path SHOTS = Path.of("target", "screenshots");
  private static final int HEIGHT = 1400;
  private static final String PROGRAM = "chromium";

  private Browser() {}

  /** What {@code harness.html} has found. */
  record Sight(
      List<String> wider,
      List<String> faint,
      List<String> unreachable,
      int reachable,
      List<String> requests,
      int scripts,
      List<String> duplicateIds,
      List<String> errors,
      boolean dark) {}

  /** Where there is no Chromium the tests are skipped with a line that says so. */
  static void assumeThere() {
    Assumptions.assumeTrue(
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, PROGRAM))),
        "no " + PROGRAM + " on the PATH: apt-get install chromium");
  }

  static Sight open(String page, int width, String scheme) {
    try {
      HttpServer server = serve(page);
      try {
        String origin = "http://127.0.0.1:" + server.getAddress().getPort();
        Files.createDirectories(SHOTS);
        Path shot = SHOTS.resolve("status-" + width + "-" + scheme + ".png").toAbsolutePath();
        run(
            scheme,
            "--screenshot=" + shot,
            "--window-size=" + width + "," + HEIGHT,
            origin + "/page");
        String dom =
            run(scheme, "--window-size=1400,1000", "--dump-dom", origin + "/harness?" + width);
        Sight sight = sight(dom);
        if (sight.dark() != scheme.equals("dark")) {
          throw new IllegalStateException("Chromium did not take the colour scheme " + scheme);
        }
        return sight;
      } finally {
        server.stop(0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sight sight(String dom) throws IOException {
    Matcher result = RESULT.matcher(dom);
    if (!result.find()) {
      throw new IllegalStateException("the harness has no result: " + dom);
    }
    String json = result.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    return new ObjectMapper().readValue(json, Sight.class);
  }

  private static HttpServer serve(String page) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String harness =
        new String(
            Browser.class.getResourceAsStream("harness.html").readAllBytes(),
            StandardCharsets.UTF_8);
    server.createContext("/page", exchange -> answer(exchange, page));
    server.createContext("/harness", exchange -> answer(exchange, harness));
    server.start();
    return server;
  }

  private static void answer(HttpExchange exchange, String html) throws IOException {
    byte[] body = html.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(200, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  private static String run(String scheme, String... options) throws IOException {
    Path profile = Files.createTempDirectory("chromium");
    List<String> command =
        new ArrayList<>(
            List.of(
                PROGRAM,
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--hide-scrollbars",
                "--virtual-time-budget=3000",
                "--blink-settings=preferredColorScheme=" + (scheme.equals("dark") ? 0 : 1),
                "--user-data-dir=" + profile));
    command.addAll(List.of(options));
    Path out = Files.createTempFile("chromium", ".out");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("Chromium did not end: " + command);
      }
      return Files.readString(out);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
