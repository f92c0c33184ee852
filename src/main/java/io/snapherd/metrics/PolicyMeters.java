package io.snapherd.metrics;

import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.snapherd.operation.Durations.Of;
import io.snapherd.operation.Figures;
import io.snapherd.operation.Telemetry.Taken;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** Everything that is counted and shown of one policy: when it is dropped, all of it is gone. */
final class PolicyMeters {
  static final String READY = "snapherd_snapshot_ready_duration_seconds";
  static final String READY_HELP =
      "From the creation of a VolumeSnapshot until it is Ready: what a user waits.";

  private final Labels labels;
  private final Histogram ready =
      Buckets.ofSnapshots(READY, READY_HELP, "driver", "snapshot_class");
  private final Map<Taken, LongAdder> taken = new EnumMap<>(Taken.class);
  private final LongAdder pruned = new LongAdder();
  private volatile Optional<Figures> figures = Optional.empty();

  PolicyMeters(Labels labels) {
    this.labels = labels;
    for (Taken result : Taken.values()) {
      taken.put(result, new LongAdder());
    }
  }

  void ready(Of what, Duration time) {
    ready.labelValues(what.driver(), what.storageClass()).observe(Seconds.of(time));
  }

  void taken(Taken result) {
    taken.get(result).increment();
  }

  void pruned() {
    pruned.increment();
  }

  void show(Figures newest) {
    figures = Optional.of(newest);
  }

  Labels labels() {
    return labels;
  }

  long count(Taken result) {
    return taken.get(result).sum();
  }

  long countPruned() {
    return pruned.sum();
  }

  /** Absent until the policy was looked at. */
  Optional<Figures> figures() {
    return figures;
  }

  List<HistogramDataPointSnapshot> waits() {
    return ready.collect().getDataPoints().stream().map(this::labelled).toList();
  }

  private HistogramDataPointSnapshot labelled(HistogramDataPointSnapshot point) {
    return new HistogramDataPointSnapshot(
        point.getClassicBuckets(),
        point.getSum(),
        point.getLabels().merge(labels),
        point.getExemplars(),
        point.getCreatedTimestampMillis());
  }
}
