package io.snapherd.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.snapherd.operation.Leadership;
import io.snapherd.operation.news.Orphans;
import io.snapherd.operation.places.Workload;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What there is to do at this moment; only the leader has anything to do. */
public final class LoadGauges implements MultiCollector {
  private final Leadership leadership;
  private final Workload workload;
  private final Orphans orphans;

  public LoadGauges(
      Leadership leadership, Workload workload, Orphans orphans, PrometheusRegistry registry) {
    this.leadership = leadership;
    this.workload = workload;
    this.orphans = orphans;
    registry.register(this);
  }

  @Override
  public MetricSnapshots collect() {
    boolean leads = leadership.held();
    return new MetricSnapshots(
        Stream.concat(Stream.of(leader(leads ? 1 : 0)), leads ? load() : Stream.of())
            .filter(metric -> !metric.getDataPoints().isEmpty())
            .toList());
  }

  private static MetricSnapshot leader(double leads) {
    return gauge(
        "snapherd_leader",
        "1 if this process leads and acts, 0 if it stands by.",
        Stream.of(new GaugeDataPointSnapshot(leads, Labels.EMPTY, null)));
  }

  private Stream<MetricSnapshot> load() {
    return Stream.of(
        gauge(
            "snapherd_operations_in_flight",
            "Snapshots being created and being deleted, as far as they take a place at the driver.",
            Stream.concat(
                points(workload.creating(), driver -> operation(driver, "create")),
                points(workload.deleting(), driver -> operation(driver, "delete")))),
        gauge(
            "snapherd_prune_backlog",
            "Snapshots that the retention wants deleted and that wait for it.",
            points(workload.pruneBacklog(), driver -> Labels.of("driver", driver))),
        gauge(
            "snapherd_orphaned_snapshots",
            "Snapshots whose policy is gone.",
            points(orphans.byNamespace(), namespace -> Labels.of("namespace", namespace))));
  }

  private static Labels operation(String driver, String operation) {
    return Labels.of("driver", driver, "operation", operation);
  }

  private static Stream<GaugeDataPointSnapshot> points(
      Map<String, Long> counts, Function<String, Labels> labels) {
    return counts.entrySet().stream()
        .map(e -> new GaugeDataPointSnapshot(e.getValue(), labels.apply(e.getKey()), null));
  }

  private static MetricSnapshot gauge(
      String name, String help, Stream<GaugeDataPointSnapshot> points) {
    List<GaugeDataPointSnapshot> all = points.toList();
    return new GaugeSnapshot(new MetricMetadata(name, help), all);
  }
}
