package io.snapherd.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.snapherd.model.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against what a real API server says, see {@code src/test/resources/refusals/README.md}. */
class RefusalsTest {
  private static final String JSON = "application/json";
  private static final String SILENT = "the API server did not answer in time";

  private CannedServer server;

  @BeforeEach
  void start() throws IOException {
    server = new CannedServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "rbac, PermissionDenied",
    "unauthorized, PermissionDenied",
    "quota, QuotaExceeded",
    "quota-storage, QuotaExceeded",
    "quota-unknown, QuotaExceeded",
    "quota-conflict, ApiUnavailable",
    "limit-range, CreateRejected",
    "namespace-terminating, NamespaceTerminating",
    "namespace-gone, NamespaceTerminating",
    "webhook, CreateRejected",
    "webhook-silent, CreateRejected",
    "webhook-401, CreateRejected",
    "webhook-403, CreateRejected",
    "webhook-404, CreateRejected",
    "webhook-409, CreateRejected",
    "webhook-409-exists, CreateRejected",
    "webhook-429, CreateRejected",
    "webhook-500, CreateRejected",
    "webhook-quota, CreateRejected",
    "webhook-terminating, CreateRejected",
    "webhook-unreachable, ApiUnavailable",
    "webhook-slow, ApiUnavailable",
    "policy, CreateRejected",
    "policy-403, CreateRejected",
    "policy-413, CreateRejected",
    "policy-broken, CreateRejected",
    "mutating-policy, CreateRejected",
    "invalid, CreateRejected",
    "too-large, CreateRejected",
    "not-found, ApiUnavailable",
    "conflict-delete, ApiUnavailable",
    "conflict-status, ApiUnavailable",
    "conflict-uid, ApiUnavailable",
    "too-many, ApiUnavailable",
    "starting, ApiUnavailable",
    "storage-timeout, ApiUnavailable",
  })
  void theReasonIsReadFromAllThatTheServerSays(String answer, Reason reason) throws IOException {
    assertThat(Refusals.reason(refusal(answer))).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"conflict-delete", "conflict-status", "conflict-uid", "not-found"})
  void anObjectThatChangedOrWentMeanwhileIsOutdated(String answer) throws IOException {
    assertThat(Refusals.outdated(refusal(answer))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rbac",
        "quota",
        "policy",
        "webhook",
        "too-many",
        "webhook-404",
        "webhook-409",
      })
  void aRefusalWithAnotherCauseIsNoSignOfChange(String answer) throws IOException {
    assertThat(Refusals.outdated(refusal(answer))).isFalse();
  }

  @Test
  void aNameThatIsTakenExists() throws IOException {
    assertThat(Refusals.exists(refusal("exists"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"quota-conflict", "conflict-status", "webhook-409", "webhook-409-exists", "quota"})
  void anotherConflictIsNoSignThatItExists(String answer) throws IOException {
    assertThat(Refusals.exists(refusal(answer))).isFalse();
  }

  @Test
  void aConflictThatSaysNothingElseIsNoSignThatItExists() {
    assertThat(Refusals.exists(server.refusal(409, JSON, ""))).isFalse();
  }

  @ParameterizedTest(name = "{0} {1} {2}: {3}")
  @CsvSource({
    "404, text/plain, 404 page not found, ApiUnavailable",
    "429, text/plain, 'Too many requests, please try again later.', ApiUnavailable",
    "502, text/html, <html>Bad Gateway</html>, ApiUnavailable",
    "503, application/json, '', ApiUnavailable",
    "403, text/html, <html>Forbidden</html>, PermissionDenied",
    "401, application/json, '', PermissionDenied",
    "500, application/json, null, ApiUnavailable",
    "500, application/json, [], ApiUnavailable",
    "500, application/json, {}, ApiUnavailable",
    "500, application/json, '{\"details\":{\"causes\":[null]}}', ApiUnavailable",
    "500, application/json, '{\"details\":{\"causes\":null}}', ApiUnavailable",
    "400, application/json, '{\"details\":null}', CreateRejected",
  })
  void whatIsNoStatusIsReadByItsCode(int code, String type, String body, Reason reason) {
    assertThat(Refusals.reason(server.refusal(code, type, body))).isEqualTo(reason);
  }

  @Test
  void theMessageIsTheServersOwn() throws IOException {
    assertThat(Refusals.message(refusal("rbac")))
        .isEqualTo(
            "volumesnapshots.snapshot.storage.k8s.io is forbidden: User"
                + " \"system:serviceaccount:shop:snapherd\" cannot create resource"
                + " \"volumesnapshots\" in API group \"snapshot.storage.k8s.io\" in the namespace"
                + " \"shop\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{}", "{\"message\":\"\"}", "{\"message\":\" \\n\"}"})
  void thereIsAMessageWhateverTheServerSays(String body) {
    assertThat(Refusals.message(server.refusal(500, JSON, body))).isNotBlank();
  }

  @Test
  void aServerThatIsNotThereIsSaidSo() {
    KubernetesClientException refusal = server.nobody();
    assertThat(Refusals.reason(refusal)).isEqualTo(Reason.ApiUnavailable);
    assertThat(Refusals.message(refusal))
        .isEqualTo("cannot connect to the API server: ClosedChannelException");
  }

  /** Rarely, on a busy machine, the time is over before the connection stands. */
  @Test
  void aServerThatSaysNothingIsSaidSo() {
    KubernetesClientException refusal = server.silence();
    assertThat(Refusals.reason(refusal)).isEqualTo(Reason.ApiUnavailable);
    assertThat(Refusals.message(refusal))
        .isIn(SILENT, "cannot connect to the API server: HTTP connect timed out");
  }

  static Stream<Throwable> timeouts() {
    IOException closed = new IOException("connection closed locally");
    return Stream.of(
        new TimeoutException(),
        new IOException("request timed out", new HttpTimeoutException("request timed out")),
        new IOException(
            "request timed out", new HttpTimeoutException("request timed out").initCause(closed)));
  }

  /**
   * Which of them comes is a race within the JDK's client; a sentence that changes with each try
   * would be a line in the log and a write of the status each time.
   */
  @ParameterizedTest
  @MethodSource("timeouts")
  void oneAndTheSameSilenceIsAlwaysSaidTheSame(Throwable cause) {
    assertThat(Refusals.message(new KubernetesClientException("An error has occurred.", cause)))
        .isEqualTo(SILENT);
  }

  @Test
  void theServersAnswerIsFoundUnderOtherExceptions() throws IOException {
    RuntimeException wrapped = new IllegalStateException("odd", refusal("quota"));
    assertThat(Refusals.reason(wrapped)).isEqualTo(Reason.QuotaExceeded);
    assertThat(Refusals.message(wrapped)).contains("exceeded quota: backups");
  }

  @Test
  void theMessageIsOfTheFirstCause() {
    Throwable cause = new ConnectException("No route to host");
    assertThat(Refusals.message(new KubernetesClientException("Operation failed.", cause)))
        .isEqualTo("cannot connect to the API server: No route to host");
  }

  @Test
  void aCauseWithoutWordsIsCalledByItsName() {
    assertThat(Refusals.message(new InterruptedException())).isEqualTo("InterruptedException");
  }

  @Test
  void reasonAndMessageGoTogether() throws IOException {
    assertThat(Refusals.of(refusal("unauthorized")))
        .hasMessage("Unauthorized")
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.PermissionDenied));
  }

  /** A novel of a webhook would go into every status, Event and annotation, and fill them up. */
  @ParameterizedTest
  @ValueSource(strings = {"x", "\ud83d\ude00"})
  void aLongMessageIsCutWhereACharacterEnds(String character) {
    String body = "{\"message\":\"" + character.repeat(100_000) + "\"}";
    assertThat(Refusals.message(server.refusal(400, JSON, body)))
        .hasSizeLessThanOrEqualTo(1024)
        .startsWith(character.repeat(500))
        .endsWith(character + "...")
        .satisfies(message -> assertThat(message.codePoints()).noneMatch(RefusalsTest::half));
  }

  @Test
  void aMessageThatFitsIsLeftAlone() {
    String fits = "x".repeat(1024);
    assertThat(Refusals.message(server.refusal(400, JSON, "{\"message\":\"" + fits + "\"}")))
        .isEqualTo(fits);
  }

  private static boolean half(int codePoint) {
    return codePoint <= Character.MAX_VALUE && Character.isSurrogate((char) codePoint);
  }

  private KubernetesClientException refusal(String name) throws IOException {
    String status = text(name);
    int code = new ObjectMapper().readTree(status).path("code").asInt();
    return server.refusal(code, JSON, status);
  }

  private static String text(String name) throws IOException {
    try (InputStream file = RefusalsTest.class.getResourceAsStream("/refusals/" + name + ".json")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
