package io.snapherd.metrics;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** An answer of the HTTP port, which can be read and nothing else. */
final class Reply {
  private static final String TEXT = "text/plain; charset=utf-8";

  private Reply() {}

  static void notFound(HttpExchange exchange) throws IOException {
    send(exchange, 404, "not found");
  }

  /** One sentence, or several on a line each. */
  static void send(HttpExchange exchange, int status, String sentence) throws IOException {
    send(exchange, status, TEXT, sentence + "\n");
  }

  static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
    switch (exchange.getRequestMethod()) {
      case "HEAD" -> head(exchange, status, type);
      case "GET" -> body(exchange, status, type, text);
      default -> {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        body(exchange, 405, TEXT, "only GET and HEAD\n");
      }
    }
  }

  private static void head(HttpExchange exchange, int status, String type) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private static void body(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }
}
