package io.snapherd.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.snapherd.Logged;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The election's own client, before a server that answers as the test says. */
class ElectionContactTest {
  private static final Duration LATE = Duration.ofSeconds(10);
  private static final String NOT_ALLOWED =
      "cannot stand for election: not allowed to use leases.coordination.k8s.io; give Snapherd's"
          + " service account get, create, patch and update on it";
  private static final String NO_NAMESPACE =
      "cannot stand for election: the namespace of --leader-elect-namespace does not exist";

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000); // soon overflows
  private final ElectionContact contact = new ElectionContact(nanos::get);
  private final Logged log = new Logged(ElectionContact.class);
  private volatile int code = 200;
  private volatile Duration takes = Duration.ZERO;
  private final Semaphore heard = new Semaphore(0);
  private HttpServer server;
  private KubernetesClient client;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    client =
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder()
                    .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                    .withAutoConfigure(false)
                    .withRequestRetryBackoffLimit(0)
                    .build())
            .withHttpClientBuilderConsumer(
                http ->
                    http.addOrReplaceInterceptor("contact", contact)
                        .addOrReplaceInterceptor("heard", new Heard()))
            .build();
  }

  @AfterEach
  void stop() {
    log.close();
    client.close();
    server.stop(0);
  }

  @Test
  void atFirstNothingWasWrittenAndNothingIsWrong() {
    assertThat(contact.writtenWithin(Duration.ofHours(1))).isFalse();
    assertThat(contact.trouble()).isEmpty();
  }

  /** Others count the lease from about then on: the answer may be as late as it likes. */
  @Test
  void aWriteCountsFromWhenItWasSent() {
    takes = LATE;
    write();

    assertThat(contact.writtenWithin(LATE)).isFalse();
    assertThat(contact.writtenWithin(LATE.plusNanos(1))).isTrue();
  }

  @Test
  void neitherAReadNorARefusedWriteCounts() {
    read();
    code = 409;
    write();

    assertThat(contact.writtenWithin(Duration.ofHours(1))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void whoMayNotWriteLeasesIsToldSoOnce(int refusal) {
    read();
    code = refusal;
    write();
    write();

    assertThat(contact.trouble()).contains(NOT_ALLOWED);
    assertThat(log.lines()).containsExactly("WARN " + NOT_ALLOWED);
  }

  /** That the lease can be read says nothing of writing it. */
  @Test
  void aReadDoesNotEndTheTroubleOfWriting() {
    for (int round = 0; round < 3; round++) {
      code = 200;
      read();
      code = 403;
      write();
    }

    assertThat(contact.trouble()).contains(NOT_ALLOWED);
    assertThat(log.lines()).containsExactly("WARN " + NOT_ALLOWED);
  }

  @Test
  void aLeaseThatIsNotThereYetIsFineAndANamespaceThatIsNotThereIsTrouble() {
    code = 404;
    read();
    assertThat(contact.trouble()).isEmpty();
    write();
    assertThat(contact.trouble()).contains(NO_NAMESPACE);
  }

  /** A server that is broken now has not taken back what it said of our rights. */
  @Test
  void answersThatComeAndGoAreSaidOnce() {
    for (int answer : new int[] {403, 500, 403, 503, 429, 403}) {
      code = answer;
      write();
    }

    assertThat(contact.trouble()).contains(NOT_ALLOWED);
    assertThat(log.lines()).containsExactly("WARN " + NOT_ALLOWED);
  }

  @Test
  void theEndOfTheTroubleIsSaidOnce() {
    code = 403;
    read();
    write();
    code = 200;
    read();
    assertThat(contact.trouble()).contains(NOT_ALLOWED);
    write();
    write();

    assertThat(contact.trouble()).isEmpty();
    assertThat(log.lines()).containsExactly("WARN " + NOT_ALLOWED, "INFO Can stand for election");
  }

  private void read() {
    try {
      Lease unused = client.leases().inNamespace("snapherd").withName("snapherd").get();
    } catch (KubernetesClientException e) {
      assertThat(e.getCode()).isEqualTo(code);
    }
    heard.acquireUninterruptibly();
  }

  private void write() {
    try {
      Lease unused = client.resource(lease()).create();
    } catch (KubernetesClientException e) {
      assertThat(e.getCode()).isEqualTo(code);
    }
    heard.acquireUninterruptibly();
  }

  /** The client may hand on an answer before whoever listens has heard of it. */
  private final class Heard implements Interceptor {
    @Override
    public void after(
        HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> body) {
      heard.release();
    }
  }

  private static Lease lease() {
    return new LeaseBuilder()
        .withNewMetadata()
        .withNamespace("snapherd")
        .withName("snapherd")
        .endMetadata()
        .build();
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    nanos.addAndGet(takes.toNanos());
    byte[] body =
        """
        {"apiVersion": "coordination.k8s.io/v1", "kind": "Lease", "metadata": {"name": "snapherd"}}
        """
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
