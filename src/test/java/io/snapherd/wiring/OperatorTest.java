package io.snapherd.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.snapherd.operation.restoring.RestoreAnnotations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator whose API server is not there. */
class OperatorTest {
  private static final PrintStream USUAL = System.err;

  @TempDir private Path folder;

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final HttpClient client = HttpClient.newHttpClient();
  private Operator operator;

  @BeforeEach
  void start() throws IOException {
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    operator = Operator.start(Configs.of(folder, Configs.ELECTED, RestoreAnnotations.FOLLOWED));
  }

  @AfterEach
  void stop() {
    operator.stop();
    System.setErr(USUAL);
  }

  @Test
  void itIsAliveAndSaysWhatItWaitsFor() throws Exception {
    assertThat(ask("/livez").statusCode()).isEqualTo(200);
    await()
        .untilAsserted(
            () ->
                assertThat(ask("/readyz").body())
                    .contains(
                        "waiting for snapshotpolicies.snapherd.io: cannot connect to the API"
                            + " server: "));
    assertThat(ask("/readyz").statusCode()).isEqualTo(503);
  }

  @Test
  void afterTheStopNobodyListens() {
    operator.stop();
    assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> ask("/livez"));
  }

  /** ERROR means that a person must act. */
  @Test
  void aStopBeforeItWasReadyIsNoError() {
    operator.stop();
    assertThat(log.toString(StandardCharsets.UTF_8)).contains("Stopped").doesNotContain("ERROR");
  }

  private HttpResponse<String> ask(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + operator.address().getPort() + path);
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
