package io.snapherd.bench;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.snapherd.admission.Admission;
import io.snapherd.kubernetes.reading.CachedCluster;
import io.snapherd.kubernetes.reading.FullCaches;
import io.snapherd.latency.Phase;
import io.snapherd.metrics.LatencyHistograms;
import io.snapherd.metrics.LoadGauges;
import io.snapherd.metrics.MicrometerTelemetry;
import io.snapherd.metrics.PolicySeries;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.PolicyStatus.ClaimCounts;
import io.snapherd.model.PolicyStatus.SnapshotCounts;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Durations.Of;
import io.snapherd.operation.Figures;
import io.snapherd.operation.Telemetry.Taken;
import io.snapherd.operation.news.Orphans;
import io.snapherd.operation.places.DeletePlaces;
import io.snapherd.operation.places.WaitingRoom;
import io.snapherd.operation.places.Workload;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a scrape costs with 1, 100 and 1,000 policies of 20 snapshots each, all in caches as the
 * watches fill them: series, bytes, milliseconds.
 */
public final class ScrapeFigures {
  private static final int SNAPSHOTS_EACH = 20;
  private static final int SCRAPES = 100;
  private static final Of STORAGE =
      new Of(Phase.READY, "cephfs.csi.ceph.com", "cephfs-hdd-snapshotclass");

  private final Clock clock = Clock.systemUTC();
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<String, List<Snapshot>> snapshots = new TreeMap<>();

  private ScrapeFigures(int policies) {
    for (int i = 0; i < policies; i++) {
      snapshots.put("policy-" + i, Samples.ofPolicy("policy-" + i, SNAPSHOTS_EACH));
    }
  }

  public static void main(String[] arguments) {
    System.out.printf("%8s %10s %8s %9s %8s%n", "policies", "snapshots", "series", "bytes", "ms");
    for (int policies : new int[] {1, 100, 1000}) {
      ScrapeFigures figures = new ScrapeFigures(policies);
      figures.fill();
      figures.print();
    }
  }

  private void fill() {
    PrometheusRegistry prometheus = registry.getPrometheusRegistry();
    CachedCluster cluster = new CachedCluster();
    Orphans orphans = new Orphans(cluster);
    cluster.tell(orphans);
    FullCaches.fill(cluster, snapshots);
    PolicySeries series = new PolicySeries(cluster, () -> true, prometheus, clock);
    LatencyHistograms latencies = new LatencyHistograms(prometheus, series);
    MicrometerTelemetry telemetry = new MicrometerTelemetry(registry, prometheus, series);
    WaitingRoom room = new WaitingRoom(new Admission(10), cluster, () -> Duration.ZERO);
    Workload workload = new Workload(cluster, room, new DeletePlaces(cluster, 2, clock), clock);
    new LoadGauges(() -> true, workload, orphans, prometheus);
    snapshots.keySet().stream()
        .map(name -> new ObjectRef(name, name))
        .forEach(
            policy -> {
              series.show(policy, figures());
              telemetry.taken(policy, Taken.READY);
              telemetry.pruned(policy);
              latencies.ready(policy, STORAGE, Duration.ofSeconds(1));
            });
  }

  private static Figures figures() {
    Instant now = Instant.parse("2026-03-01T00:00:00Z");
    return new Figures(
        new ClaimCounts(10, 6, 3, 1),
        new SnapshotCounts(SNAPSHOTS_EACH, 0, 0, 0, 0, 0),
        Optional.of(now),
        Optional.of(now),
        Optional.of(now));
  }

  private void print() {
    scrape();
    long begin = System.nanoTime();
    String text = scrape();
    double millis = (System.nanoTime() - begin) / 1e6 / SCRAPES;
    System.out.printf(
        Locale.ROOT,
        "%8d %10d %8d %9d %8.2f%n",
        snapshots.size(),
        snapshots.size() * SNAPSHOTS_EACH,
        text.lines().filter(line -> !line.startsWith("#")).count(),
        text.getBytes(StandardCharsets.UTF_8).length,
        millis);
  }

  private String scrape() {
    String text = "";
    for (int i = 0; i < SCRAPES; i++) {
      text = registry.scrape();
    }
    return text;
  }
}
