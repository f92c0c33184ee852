package io.snapherd.kubernetes.leading;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.snapherd.kubernetes.client.ElectionContact;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An election against a server that knows one Lease, in whatever state somebody has left it. */
class LeaseLeadershipTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final AtomicInteger gained = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private volatile String spec = "{}";
  private volatile boolean away;
  private HttpServer server;
  private LeaseLeadership leadership;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    ElectionContact contact = new ElectionContact(System::nanoTime);
    leadership =
        new LeaseLeadership(
            new KubernetesClientBuilder()
                .withConfig(
                    new ConfigBuilder()
                        .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                        .withAutoConfigure(false)
                        .withRequestTimeout(1000)
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .withHttpClientBuilderConsumer(b -> b.addOrReplaceInterceptor("contact", contact))
                .build(),
            contact,
            "snapherd",
            "me");
  }

  @AfterEach
  void stop() {
    away = false;
    leadership.stop();
    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        "{\"holderIdentity\": \"\", \"renewTime\": \"2026-01-01T00:00:00.000000Z\"}",
        "{\"holderIdentity\": \"other\", \"leaseDurationSeconds\": 15}",
        "{\"holderIdentity\": \"me\"}"
      })
  void aLeaseThatSomebodyHasEditedIsTakenAllTheSame(String edited) {
    spec = edited;

    leadership.stand(gained::incrementAndGet, lost::incrementAndGet);

    await().atMost(SOON).until(leadership::held);
    await().atMost(SOON).until(() -> gained.get() > 0);
  }

  @Test
  void afterTheApiServerWasAwayForTooLongItStandsAgain() {
    leadership.stand(gained::incrementAndGet, lost::incrementAndGet);
    await().atMost(SOON).until(leadership::held);

    away = true;
    await().atMost(SOON).until(() -> lost.get() == 1);
    away = false;

    await().atMost(SOON).until(() -> gained.get() == 2);
    await().atMost(SOON).until(leadership::held);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (!away && sent.contains("\"spec\"")) {
      spec = sent.substring(sent.indexOf("\"spec\":") + 7, sent.lastIndexOf('}'));
    }
    String lease =
        """
        {"apiVersion": "coordination.k8s.io/v1", "kind": "Lease",
         "metadata": {"name": "snapherd", "namespace": "snapherd", "resourceVersion": "1"},
         "spec": %s}"""
            .formatted(spec);
    byte[] body = (away ? "{}" : lease).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(away ? 500 : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
