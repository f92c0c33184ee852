package io.snapherd.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An API server that answers to lists and remembers what it was asked. */
final class ClusterStub implements AutoCloseable {
  private static final String STATUS =
      "{\"kind\": \"Status\", \"apiVersion\": \"v1\", \"status\": \"Failure\", \"code\": %d,"
          + " \"reason\": \"%s\", \"message\": \"%s\"}";

  private final HttpServer server;
  private final Map<String, String> lists = new ConcurrentHashMap<>();
  private final Set<String> broken = ConcurrentHashMap.newKeySet();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private ClusterStub(HttpServer server) {
    this.server = server;
  }

  static ClusterStub start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ClusterStub stub = new ClusterStub(server);
    server.createContext("/", stub::answer);
    server.start();
    return stub;
  }

  /** A list that fails. */
  ClusterStub broken(String path) {
    broken.add(path);
    return this;
  }

  /** What a list by that path holds; any other list is forbidden. */
  ClusterStub list(String path, String... items) {
    lists.put(path, "{\"items\": [" + String.join(",", items) + "]}");
    return this;
  }

  List<String> requests() {
    return List.copyOf(requests);
  }

  Path kubeconfig(Path directory) throws IOException {
    return Files.writeString(
        directory.resolve("kubeconfig"),
        """
        apiVersion: v1
        kind: Config
        current-context: stub
        contexts: [{name: stub, context: {cluster: stub, user: stub}}]
        clusters: [{name: stub, cluster: {server: "http://127.0.0.1:%d"}}]
        users: [{name: stub, user: {}}]
        """
            .formatted(server.getAddress().getPort()));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.add(exchange.getRequestMethod() + " " + path);
    byte[] body =
        Optional.ofNullable(lists.get(path)).orElseGet(() -> failure(path)).getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(lists.containsKey(path) ? 200 : code(path), body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  private int code(String path) {
    return broken.contains(path) ? 500 : 403;
  }

  private String failure(String path) {
    return code(path) == 500
        ? STATUS.formatted(500, "InternalError", "etcd is gone")
        : STATUS.formatted(403, "Forbidden", path + " is forbidden");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
