package io.snapherd.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A path of the HTTP port that has an answer even where a bug leaves none: the server itself would
 * hang up without a word to anybody. The log has each trouble once, as such a path is asked every
 * few seconds.
 */
final class Guarded implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Guarded.class);

  private final String path;
  private final HttpHandler handler;
  private final AtomicBoolean failing = new AtomicBoolean();

  /**
   * @param handler sends nothing before it has all that it sends
   */
  Guarded(String path, HttpHandler handler) {
    this.path = path;
    this.handler = handler;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try {
      handler.handle(exchange);
      if (exchange.getResponseCode() == 200) {
        well();
      }
    } catch (RuntimeException e) {
      failed(exchange.getRequestURI(), e);
      Reply.send(exchange, 500, "this could not be made; the log says why");
    }
  }

  private void well() {
    if (failing.compareAndSet(true, false)) {
      LOG.info("{} is answered again", path);
    }
  }

  private void failed(URI asked, RuntimeException why) {
    if (failing.compareAndSet(false, true)) {
      LOG.error("{} could not be answered", asked, why);
    }
  }
}
