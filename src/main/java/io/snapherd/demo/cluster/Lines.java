package io.snapherd.demo.cluster;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;

/** Writes each message of a WebSocket as one line of an answer that goes on. */
final class Lines implements WebSocket.Listener {
  private final HttpExchange exchange;
  private final StringBuilder begun = new StringBuilder();

  Lines(HttpExchange exchange) {
    this.exchange = exchange;
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
    begun.append(text);
    if (last) {
      write(socket);
      begun.setLength(0);
    }
    socket.request(1);
    return null;
  }

  private void write(WebSocket socket) {
    try {
      OutputStream out = exchange.getResponseBody();
      out.write(begun.append('\n').toString().getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      socket.abort(); // whoever watched has gone
      exchange.close();
    }
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
    exchange.close();
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    exchange.close();
  }
}
