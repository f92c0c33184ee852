package io.snapherd.metrics;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operator's HTTP port: {@code /livez}, {@code /readyz}, {@code /metrics}, and a page at {@code
 * /}; read-only.
 */
public final class HttpPort {
  private static final Logger LOG = LoggerFactory.getLogger(HttpPort.class);
  private static final String HTML = "text/html; charset=utf-8";
  private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";

  private final HttpServer server;
  private final ExecutorService workers = Executors.newFixedThreadPool(8, HttpPort::worker);

  /** A page may be work: of many visitors one at a time is served, so that probes are answered. */
  private final Lock pages = new ReentrantLock();

  static {
    // Else a peer that sends half a request, or reads half an answer, keeps a worker for ever.
    System.setProperty("sun.net.httpserver.maxReqTime", "5");
    System.setProperty("sun.net.httpserver.maxRspTime", "60");
  }

  /** What is shown at {@code /}. */
  public interface Page {
    /**
     * A document.
     *
     * @param query of the address; empty if it has none
     */
    String html(String query);

    /** The header {@code Content-Security-Policy}. */
    String contentSecurityPolicy();
  }

  /**
   * Binds at once, so that a busy port is known before anything else starts.
   *
   * @param page absent: there is nothing at {@code /}
   * @throws IOException if the address cannot be bound; the message names it and the mend
   */
  public HttpPort(
      InetSocketAddress address,
      PrometheusMeterRegistry registry,
      Health health,
      Optional<Page> page)
      throws IOException {
    this.server = bind(address);
    server.setExecutor(workers);
    serve("/livez", exchange -> probe(exchange, "/livez", health.notLive()));
    serve("/readyz", exchange -> probe(exchange, "/readyz", health.notReady()));
    serve("/metrics", exchange -> metrics(exchange, registry));
    serve("/", exchange -> page(exchange, page));
  }

  private void serve(String path, HttpHandler handler) {
    server.createContext(path, new Guarded(path, handler));
  }

  public void start() {
    server.start();
    LOG.info("Serving /metrics, /livez and /readyz on {}", address());
  }

  public void stop() {
    server.stop(0);
    workers.shutdownNow();
  }

  /** Where it listens; the port is the real one where 0 was asked for. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  private static HttpServer bind(InetSocketAddress address) throws IOException {
    try {
      return HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new IOException(
          "cannot listen on "
              + address.getHostString()
              + ":"
              + address.getPort()
              + ": "
              + e.getMessage()
              + "; choose another --http-port or --http-address",
          e);
    }
  }

  private static void metrics(HttpExchange exchange, PrometheusMeterRegistry registry)
      throws IOException {
    if (exchange.getRequestURI().getPath().equals("/metrics")) {
      Reply.send(exchange, 200, METRICS, registry.scrape(METRICS));
    } else {
      Reply.notFound(exchange);
    }
  }

  private void page(HttpExchange exchange, Optional<Page> page) throws IOException {
    if (page.isEmpty() || !exchange.getRequestURI().getPath().equals("/")) {
      Reply.notFound(exchange);
    } else {
      String query = exchange.getRequestURI().getRawQuery();
      page(exchange, page.get(), query == null ? "" : query);
    }
  }

  private void page(HttpExchange exchange, Page page, String query) throws IOException {
    if (!pages.tryLock()) {
      Reply.send(exchange, 503, "busy with another visitor's page; try again");
      return;
    }
    String html;
    try {
      html = page.html(query);
    } finally {
      pages.unlock();
    }
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Security-Policy", page.contentSecurityPolicy());
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cache-Control", "no-store");
    Reply.send(exchange, 200, HTML, html);
  }

  private static void probe(HttpExchange exchange, String path, Optional<String> trouble)
      throws IOException {
    if (!exchange.getRequestURI().getPath().equals(path)) {
      Reply.notFound(exchange);
    } else if (trouble.isPresent()) {
      Reply.send(exchange, 503, trouble.get());
    } else {
      Reply.send(exchange, 200, "ok");
    }
  }

  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "http");
    thread.setDaemon(true);
    return thread;
  }
}
