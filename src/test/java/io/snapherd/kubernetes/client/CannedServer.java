package io.snapherd.kubernetes.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.snapherd.kubernetes.resource.VolumeSnapshot;
import io.snapherd.kubernetes.resource.VolumeSnapshotSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/**
 * A server with one answer to everything, and the real client before it: what the client makes of
 * an answer is part of what is tested.
 */
final class CannedServer implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;

  private final HttpServer server;
  private final KubernetesClient client;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile Answer answer = new Answer(200, "application/json", "{}");

  private record Answer(int code, String type, String body) {}

  CannedServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    client = client(server.getAddress().getPort(), PATIENCE_MILLIS);
  }

  /** What the client throws when it creates a snapshot and is told this. */
  KubernetesClientException refusal(int code, String type, String body) {
    answer = new Answer(code, type, body);
    return refusal(client);
  }

  /** What an impatient client throws when it hears nothing. */
  KubernetesClientException silence() {
    server.removeContext("/");
    server.createContext("/", exchange -> awaitClosing());
    try (KubernetesClient impatient = client(server.getAddress().getPort(), 100)) {
      return refusal(impatient);
    }
  }

  /** What the client throws when nobody listens any more. */
  KubernetesClientException nobody() {
    close();
    try (KubernetesClient lonely = client(server.getAddress().getPort(), PATIENCE_MILLIS)) {
      return refusal(lonely);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    client.close();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    exchange.sendResponseHeaders(answer.code(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void awaitClosing() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static KubernetesClientException refusal(KubernetesClient client) {
    try {
      client.resource(snapshot()).create();
    } catch (KubernetesClientException e) {
      return e;
    }
    throw new AssertionError("not refused");
  }

  private static VolumeSnapshot snapshot() {
    VolumeSnapshot snapshot = new VolumeSnapshot();
    snapshot.setMetadata(new ObjectMetaBuilder().withNamespace("shop").withName("s").build());
    snapshot.setSpec(VolumeSnapshotSpec.of("pvc-demo", "cephfs-hdd-snapshotclass"));
    return snapshot;
  }

  private static KubernetesClient client(int port, int patienceMillis) {
    return new KubernetesClientBuilder()
        .withConfig(
            new ConfigBuilder()
                .withMasterUrl("http://127.0.0.1:" + port)
                .withAutoConfigure(false)
                .withRequestTimeout(patienceMillis)
                .withRequestRetryBackoffLimit(0)
                .build())
        .build();
  }
}
