package io.snapherd.demo.story;

import io.snapherd.demo.story.Scrape.Distribution;
import io.snapherd.demo.tell.Columns;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The closing table of what the operator has measured, read from its own metrics. */
public final class Latencies implements Chapter {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final double HALF = 0.5;
  private static final Columns COLUMNS = new Columns(8, 19, -5, -8, -9, -9);
  private static final String BACKEND = "snapherd_snapshot_backend_duration_seconds";
  private static final Map<String, String> FAMILIES = new LinkedHashMap<>();

  static {
    FAMILIES.put("queue", "snapherd_snapshot_queue_duration_seconds");
    FAMILIES.put("backend", BACKEND);
    FAMILIES.put("ready", "snapherd_snapshot_ready_duration_seconds");
    FAMILIES.put("delete", "snapherd_snapshot_delete_duration_seconds");
    FAMILIES.put("restore", "snapherd_restore_duration_seconds");
  }

  private final URI metrics;

  public Latencies(InetSocketAddress address) {
    this.metrics =
        URI.create("http://%s:%d/metrics".formatted(address.getHostString(), address.getPort()));
  }

  @Override
  public String title() {
    return "How long it took";
  }

  @Override
  public String prologue() {
    return "From "
        + metrics
        + ": in Kubernetes' queues, at the storage backend, until Ready; until"
        + " a deleted one was gone; until a restored claim was Bound.";
  }

  @Override
  public Outcome play(Stage stage) throws InterruptedException {
    boolean measured =
        stage.patience().until(PATIENCE, () -> scrape().byDriver(BACKEND).size() == 2);
    rows(scrape()).forEach(stage.teller()::row);
    return measured
        ? new Outcome.CameTrue("The backends of both drivers were measured.")
        : new Outcome.DidNot("The metrics do not show the backends of both drivers.");
  }

  static List<String> rows(Scrape scrape) {
    List<String> rows = new ArrayList<>();
    rows.add(COLUMNS.row("", "driver", "count", "mean", "half in", "all in"));
    FAMILIES.forEach(
        (word, family) ->
            scrape.byDriver(family).forEach((driver, of) -> rows.add(row(word, driver, of))));
    return rows;
  }

  private static String row(String word, String driver, Distribution of) {
    return COLUMNS.row(
        word,
        driver,
        Math.round(of.count()),
        of.mean().map(mean -> String.format(Locale.ROOT, "%.2f s", mean)).orElse("-"),
        bound(of.within(HALF)),
        bound(of.within(1)));
  }

  private static String bound(double seconds) {
    return Double.isInfinite(seconds)
        ? "-"
        : String.format(Locale.ROOT, "%s s", seconds).replace(".0 s", " s");
  }

  private Scrape scrape() {
    HttpRequest request = HttpRequest.newBuilder(metrics).timeout(PATIENCE).build();
    try {
      return new Scrape(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
    } catch (IOException e) {
      return new Scrape("");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Scrape("");
    }
  }
}
