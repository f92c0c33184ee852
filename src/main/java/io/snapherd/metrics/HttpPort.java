package io.snapherd.metrics;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
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
  private static final String TEXT = "text/plain; charset=utf-8";
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
    server.createContext("/livez", exchange -> probe(exchange, "/livez", health.notLive()));
    server.createContext("/readyz", exchange -> probe(exchange, "/readyz", health.notReady()));
    server.createContext("/metrics", exchange -> metrics(exchange, registry));
    server.createContext("/", exchange -> page(exchange, page));
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
      answer(exchange, 200, METRICS, registry.scrape(METRICS));
    } else {
      answer(exchange, 404, TEXT, "not found\n");
    }
  }

  private void page(HttpExchange exchange, Optional<Page> page) throws IOException {
    if (page.isEmpty() || !exchange.getRequestURI().getPath().equals("/")) {
      answer(exchange, 404, TEXT, "not found\n");
    } else {
      String query = exchange.getRequestURI().getRawQuery();
      page(exchange, page.get(), query == null ? "" : query);
    }
  }

  private void page(HttpExchange exchange, Page page, String query) throws IOException {
    if (!pages.tryLock()) {
      answer(exchange, 503, TEXT, "busy with another visitor's page; try again\n");
      return;
    }
    String html;
    try {
      html = page.html(query);
    } catch (RuntimeException e) {
      LOG.error("The page for '{}' could not be made", query, e);
      answer(exchange, 500, TEXT, "this page could not be made; the log says why\n");
      return;
    } finally {
      pages.unlock();
    }
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Security-Policy", page.contentSecurityPolicy());
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cache-Control", "no-store");
    answer(exchange, 200, HTML, html);
  }

  private static void probe(HttpExchange exchange, String path, Optional<String> trouble)
      throws IOException {
    if (!exchange.getRequestURI().getPath().equals(path)) {
      answer(exchange, 404, TEXT, "not found\n");
    } else if (trouble.isPresent()) {
      answer(exchange, 503, TEXT, trouble.get() + "\n");
    } else {
      answer(exchange, 200, TEXT, "ok\n");
    }
  }

  private static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    boolean head = exchange.getRequestMethod().equals("HEAD");
    if (!head && !exchange.getRequestMethod().equals("GET")) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      send(exchange, 405, TEXT, "only GET and HEAD\n");
    } else if (head) {
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
    } else {
      send(exchange, status, type, text);
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "http");
    thread.setDaemon(true);
    return thread;
  }
}
