package io.snapherd.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.snapherd.model.PolicyStatus.ClaimCounts;
import io.snapherd.model.PolicyStatus.SnapshotCounts;
import io.snapherd.operation.Figures;
import io.snapherd.operation.Telemetry.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** What one scrape reads of all policies. */
record PolicyScrape(List<PolicyMeters> policies, Instant now) {
  MetricSnapshots all() {
    return new MetricSnapshots(
        Stream.of(
                waits(),
                taken(),
                pruned(),
                gauge(
                    "snapherd_policy_snapshots",
                    "Snapshots of the policy by state; a held one is counted as ready or failed as"
                        + " well.",
                    f -> snapshots(f.snapshots())),
                gauge(
                    "snapherd_policy_claims",
                    "Claims that the policy selects, and how many of them are protected, late or"
                        + " waiting.",
                    f -> claims(f.claims())),
                gauge(
                    "snapherd_policy_recovery_point_age_seconds",
                    "Age of the newest Ready snapshot of the claim that is worst off; of a claim"
                        + " without one, its own age.",
                    f -> single(f.recoveryPoint().map(this::age))),
                gauge(
                    "snapherd_policy_last_success_timestamp_seconds",
                    "When the newest snapshot that became Ready was taken.",
                    f -> single(f.lastSuccess().map(Seconds::of))),
                gauge(
                    "snapherd_policy_next_run_timestamp_seconds",
                    "The next slot.",
                    f -> single(f.nextRun().map(Seconds::of))))
            .flatMap(Optional::stream)
            .toList());
  }

  /** Of one series: a label value that comes on top of the policy's, and a number. */
  private record Value(Labels more, double number) {
    static Value of(String state, int number) {
      return new Value(Labels.of("state", state), number);
    }
  }

  private double age(Instant point) {
    return Math.max(0, Seconds.of(Duration.between(point, now)));
  }

  private static Stream<Value> single(Optional<Double> number) {
    return number.map(n -> new Value(Labels.EMPTY, n)).stream();
  }

  private static Stream<Value> snapshots(SnapshotCounts counts) {
    return Stream.of(
        Value.of("ready", counts.ready()),
        Value.of("pending", counts.pending()),
        Value.of("failed", counts.failed()),
        Value.of("lost", counts.lost()),
        Value.of("deleting", counts.deleting()),
        Value.of("held", counts.held()));
  }

  private static Stream<Value> claims(ClaimCounts counts) {
    return Stream.of(
        Value.of("selected", counts.selected()),
        Value.of("protected", counts.guarded()),
        Value.of("late", counts.late()),
        Value.of("waiting", counts.waiting()));
  }

  private Optional<MetricSnapshot> gauge(
      String name, String help, Function<Figures, Stream<Value>> values) {
    return some(
        points(
            m -> m.figures().stream().flatMap(values),
            (labels, number) -> new GaugeDataPointSnapshot(number, labels, null)),
        points -> new GaugeSnapshot(new MetricMetadata(name, help), points));
  }

  private Optional<MetricSnapshot> taken() {
    return counter(
        "snapherd_snapshots_taken",
        "Snapshots that slots and run-nows asked for, by what became of them; skipped: none was"
            + " made.",
        m ->
            Stream.of(Taken.values())
                .map(
                    t ->
                        new Value(
                            Labels.of("result", t.name().toLowerCase(Locale.ROOT)), m.count(t))));
  }

  private Optional<MetricSnapshot> pruned() {
    return counter(
        "snapherd_snapshots_pruned",
        "Snapshots that the retention of the policy had deleted.",
        m -> Stream.of(new Value(Labels.EMPTY, m.countPruned())));
  }

  private Optional<MetricSnapshot> counter(
      String name, String help, Function<PolicyMeters, Stream<Value>> values) {
    return some(
        points(values, (labels, number) -> new CounterDataPointSnapshot(number, labels, null, 0L)),
        points -> new CounterSnapshot(new MetricMetadata(name, help), points));
  }

  private Optional<MetricSnapshot> waits() {
    return some(
        policies.stream().flatMap(m -> m.waits().stream()).toList(),
        points ->
            new HistogramSnapshot(
                new MetricMetadata(PolicyMeters.READY, PolicyMeters.READY_HELP), points));
  }

  private <P> List<P> points(
      Function<PolicyMeters, Stream<Value>> values, BiFunction<Labels, Double, P> point) {
    return policies.stream()
        .flatMap(m -> values.apply(m).map(v -> point.apply(m.labels().merge(v.more()), v.number())))
        .toList();
  }

  /** A metric without series is not shown. */
  private static <P> Optional<MetricSnapshot> some(
      List<P> points, Function<Collection<P>, MetricSnapshot> metric) {
    return points.isEmpty() ? Optional.empty() : Optional.of(metric.apply(points));
  }
}
