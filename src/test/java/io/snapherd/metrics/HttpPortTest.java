package io.snapherd.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.snapherd.Logged;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpPortTest {
  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final HttpClient client = HttpClient.newHttpClient();
  private Optional<String> notLive = Optional.empty();
  private Optional<String> notReady = Optional.empty();
  private volatile boolean bug;
  private HttpPort port;

  @BeforeEach
  void start() throws IOException {
    port = new HttpPort(ANY_PORT, registry, health(), Optional.of(page()));
    port.start();
  }

  @AfterEach
  void stop() {
    port.stop();
  }

  private static HttpPort.Page page() {
    return new HttpPort.Page() {
      @Override
      public String html(String query) {
        if (query.equals("bug")) {
          throw new IllegalStateException("planted");
        }
        return "<p>" + query;
      }

      @Override
      public String contentSecurityPolicy() {
        return "default-src 'none'";
      }
    };
  }

  private Health health() {
    return new Health() {
      @Override
      public Optional<String> notLive() {
        if (bug) {
          throw new IllegalStateException("planted");
        }
        return notLive;
      }

      @Override
      public Optional<String> notReady() {
        if (bug) {
          throw new IllegalStateException("planted");
        }
        return notReady;
      }
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"/livez", "/readyz", "/livez?verbose", "/readyz?a=b#c"})
  void aProbeOfAHealthyProcessIsOk(String path) throws Exception {
    HttpResponse<String> answer = ask("GET", path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("ok\n");
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
  }

  @Test
  void thePageIsAtTheRootAndMayDoNothingButBeSeen() throws Exception {
    HttpResponse<String> answer = ask("GET", "/?namespace=shop&policy=%22");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("<p>namespace=shop&policy=%22");
    assertThat(answer.headers().map())
        .containsEntry("Content-Type", List.of("text/html; charset=utf-8"))
        .containsEntry("Content-Security-Policy", List.of("default-src 'none'"))
        .containsEntry("X-Content-Type-Options", List.of("nosniff"))
        .containsEntry("Cache-Control", List.of("no-store"));
  }

  @Test
  void aPageWithoutAQueryIsAskedForTheEmptyOne() throws Exception {
    assertThat(ask("GET", "/").body()).isEqualTo("<p>");
  }

  @Test
  void aPageThatCannotBeMadeIsSaidInOneSentence() throws Exception {
    HttpResponse<String> answer = ask("GET", "/?bug");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("this could not be made; the log says why\n");
  }

  /** One that is asked every quarter of a minute would fill the log. */
  @Test
  void whatCannotBeMadeIsLoggedOnceUntilItIsWellAgain() throws Exception {
    String failed = "ERROR /?bug could not be answered";
    String well = "INFO / is answered again";
    try (Logged log = new Logged(Guarded.class)) {
      ask("GET", "/?bug");
      ask("GET", "/favicon.ico");
      ask("GET", "/?bug");
      assertThat(log.lines()).containsExactly(failed);

      ask("GET", "/");
      await().until(() -> log.lines().contains(well));
      ask("GET", "/?bug");
      assertThat(log.lines()).containsExactly(failed, well, failed);
    }
  }

  @Test
  void metricsThatCannotBeMadeAreAnErrorAndThePortGoesOn() throws Exception {
    MultiCollector broken =
        () -> {
          throw new IllegalStateException("planted");
        };
    registry.getPrometheusRegistry().register(broken);
    assertThat(ask("GET", "/metrics").statusCode()).isEqualTo(500);
    assertThat(ask("GET", "/metrics").body())
        .isEqualTo("this could not be made; the log says why\n");
    assertThat(ask("GET", "/livez").statusCode()).isEqualTo(200);

    registry.getPrometheusRegistry().unregister(broken);
    assertThat(ask("GET", "/metrics").statusCode()).isEqualTo(200);
  }

  @Test
  void aProbeThatCannotBeAnsweredIsAnError() throws Exception {
    bug = true;
    assertThat(ask("GET", "/livez").statusCode()).isEqualTo(500);
    assertThat(ask("HEAD", "/readyz").statusCode()).isEqualTo(500);
    bug = false;
    assertThat(ask("GET", "/livez").statusCode()).isEqualTo(200);
  }

  @Test
  void withoutAPageThereIsNothingAtTheRoot() throws Exception {
    port.stop();
    port = new HttpPort(ANY_PORT, registry, health(), Optional.empty());
    port.start();

    assertThat(ask("GET", "/").statusCode()).isEqualTo(404);
  }

  @Test
  void halfARequestKeepsNobodyWaitingForLong() throws Exception {
    List<Socket> halves = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        Socket socket = new Socket(port.address().getAddress(), port.address().getPort());
        socket.getOutputStream().write("GET /livez HT".getBytes(StandardCharsets.US_ASCII));
        halves.add(socket);
      }
      await()
          .atMost(Duration.ofMinutes(1))
          .ignoreExceptions()
          .until(() -> ask("GET", "/livez").statusCode() == 200);
    } finally {
      for (Socket socket : halves) {
        socket.close();
      }
    }
  }

  @Test
  void whatIsWaitedForIsTheAnswer() throws Exception {
    notReady = Optional.of("waiting for volumesnapshots\nwaiting for ünïcode");
    HttpResponse<String> answer = ask("GET", "/readyz");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).isEqualTo("waiting for volumesnapshots\nwaiting for ünïcode\n");
  }

  /** Else a kubelet would kill an operator that only waits for CRDs. */
  @Test
  void notReadyIsStillAlive() throws Exception {
    notReady = Optional.of("waiting");
    assertThat(ask("GET", "/livez").statusCode()).isEqualTo(200);
  }

  @Test
  void notLiveIsStillReady() throws Exception {
    notLive = Optional.of("stuck");
    assertThat(ask("GET", "/livez").statusCode()).isEqualTo(503);
    assertThat(ask("GET", "/readyz").statusCode()).isEqualTo(200);
  }

  @Test
  void aProbeIsAskedAnewEachTime() throws Exception {
    notReady = Optional.of("waiting");
    assertThat(ask("GET", "/readyz").statusCode()).isEqualTo(503);
    notReady = Optional.empty();
    assertThat(ask("GET", "/readyz").statusCode()).isEqualTo(200);
  }

  @Test
  void metricsAreInThePrometheusTextFormat() throws Exception {
    registry.counter("snapherd.errors", "operation", "take").increment();
    HttpResponse<String> answer = ask("GET", "/metrics");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("snapherd_errors_total{operation=\"take\"} 1.0\n");
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/livez/",
        "/livezz",
        "/livez/x",
        "/readyz/",
        "/metrics/",
        "/metricsx",
        "/LIVEZ",
        "/favicon.ico",
        "/livez%2f",
        "/%00",
      })
  void anythingElseIsNotFound(String path) throws Exception {
    HttpResponse<String> answer = ask("GET", path);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo("not found\n");
  }

  @ParameterizedTest
  @CsvSource({"/livez, 200", "/readyz, 503", "/metrics, 200", "/other, 404"})
  void headIsGetWithoutABody(String path, int status) throws Exception {
    notReady = Optional.of("waiting");
    HttpResponse<String> head = ask("HEAD", path);
    assertThat(head.statusCode()).isEqualTo(status);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Content-Type"))
        .isEqualTo(ask("GET", path).headers().firstValue("Content-Type"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "get", "BREW"})
  void nothingCanBeWritten(String method) throws Exception {
    for (String path : new String[] {"/livez", "/readyz", "/metrics", "/"}) {
      HttpResponse<String> answer = ask(method, path);
      assertThat(answer.statusCode()).isEqualTo(405);
      assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
      assertThat(answer.body()).isEqualTo("only GET and HEAD\n");
    }
  }

  @Test
  void thePortIsTheRealOne() {
    assertThat(port.address().getPort()).isPositive();
  }

  @Test
  void aBusyPortIsNamedWithTheMend() {
    InetSocketAddress busy = port.address();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> new HttpPort(busy, registry, health(), Optional.empty()))
        .withMessage(
            "cannot listen on 127.0.0.1:%d: Address already in use; choose another --http-port or"
                + " --http-address",
            busy.getPort());
  }

  /** From the block that is kept for documentation (RFC 5737). */
  @Test
  void anAddressThatIsNotOursIsNamedWithTheMend() {
    InetSocketAddress elsewhere = new InetSocketAddress("192.0.2.1", 8080);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> new HttpPort(elsewhere, registry, health(), Optional.empty()))
        .withMessageStartingWith("cannot listen on 192.0.2.1:8080: ")
        .withMessageEndingWith("; choose another --http-port or --http-address");
  }

  @Test
  void afterTheStopNobodyListens() {
    port.stop();
    assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> ask("GET", "/livez"));
  }

  private HttpResponse<String> ask(String method, String path)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port.address().getPort() + path);
    return client.send(
        HttpRequest.newBuilder(uri).method(method, BodyPublishers.noBody()).build(),
        BodyHandlers.ofString());
  }
}
