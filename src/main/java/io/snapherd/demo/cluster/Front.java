package io.snapherd.demo.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What stands before the mock: the mock tells watches by WebSocket only, real API servers also by
 * plain HTTP. All other requests are passed on as they are.
 */
final class Front implements AutoCloseable {
  private static final List<String> HEADERS = List.of("Content-Type", "Accept");

  private final HttpServer server;
  private final int mock;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService workers = Executors.newCachedThreadPool(Front::worker);

  private Front(HttpServer server, int mock) {
    this.server = server;
    this.mock = mock;
  }

  /**
   * Opens a port of its own on 127.0.0.1.
   *
   * @param mock the mock's port
   * @throws IOException if there is none
   */
  static Front before(int mock) throws IOException {
    Front front =
        new Front(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), mock);
    front.server.setExecutor(front.workers);
    front.server.createContext("/", front::answer);
    front.server.start();
    return front;
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    if (query != null && query.contains("watch=true")) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, 0);
      client.newWebSocketBuilder().buildAsync(mock("ws", exchange), new Lines(exchange)).join();
    } else {
      passOn(exchange);
    }
  }

  private void passOn(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpResponse<byte[]> answer = client.send(request(exchange), BodyHandlers.ofByteArray());
      answer
          .headers()
          .firstValue("Content-Type")
          .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
      byte[] body = answer.body();
      exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest request(HttpExchange exchange) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(mock("http", exchange))
            .method(
                exchange.getRequestMethod(),
                BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    HEADERS.forEach(
        name ->
            exchange
                .getRequestHeaders()
                .getOrDefault(name, List.of())
                .forEach(value -> request.header(name, value)));
    return request.build();
  }

  private URI mock(String scheme, HttpExchange exchange) {
    return URI.create(scheme + "://127.0.0.1:" + mock + exchange.getRequestURI());
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }

  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "api-front");
    thread.setDaemon(true);
    return thread;
  }
}
