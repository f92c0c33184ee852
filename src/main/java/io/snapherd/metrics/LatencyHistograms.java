package io.snapherd.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.snapherd.latency.Phase;
import io.snapherd.model.ObjectRef;
import io.snapherd.operation.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The latency histograms, and the count of what could not be measured. */
public final class LatencyHistograms implements Durations {
  private final Histogram queue =
      Buckets.ofSnapshots(
          "snapherd_snapshot_queue_duration_seconds",
          "From the creation of a VolumeSnapshot until the CSI driver is told to cut: the queues of"
              + " Kubernetes.",
          "driver",
          "snapshot_class");
  private final Histogram backend =
      Buckets.ofSnapshots(
          "snapherd_snapshot_backend_duration_seconds",
          "From the CSI driver being told to cut until it has: the storage backend alone.",
          "driver",
          "snapshot_class");
  private final Histogram delete =
      Buckets.ofSnapshots(
          "snapherd_snapshot_delete_duration_seconds",
          "From the delete of a VolumeSnapshot being accepted until the object is gone.",
          "driver",
          "snapshot_class");
  private final Histogram restore =
      Buckets.ofRestores(
          "snapherd_restore_duration_seconds",
          "From a claim with a snapshot as its source being created, or its node being selected if"
              + " that is later, until it is Bound.",
          "driver",
          "storage_class");
  private final Counter unmeasured =
      Counter.builder()
          .name("snapherd_snapshot_latency_unmeasured")
          .help("Latencies that were not measured, because the begin or the end was not seen.")
          .labelNames("driver", "phase")
          .withoutExemplars()
          .build();

  private final PolicySeries policies;

  public LatencyHistograms(PrometheusRegistry registry, PolicySeries policies) {
    this.policies = policies;
    List.of(queue, backend, delete, restore, unmeasured).forEach(registry::register);
  }

  @Override
  public void ended(Of what, Optional<Duration> time) {
    Optional<Histogram> histogram = histogram(what.phase());
    if (time.isPresent() && histogram.isPresent()) {
      histogram
          .get()
          .labelValues(what.driver(), what.storageClass())
          .observe(Seconds.of(time.get()));
    } else {
      unmeasured.labelValues(what.driver(), what.phase().name().toLowerCase(Locale.ROOT)).inc();
    }
  }

  @Override
  public void ready(ObjectRef policy, Of what, Duration time) {
    policies.ready(policy, what, time);
  }

  /** Those of single policies are with the policies. */
  private Optional<Histogram> histogram(Phase phase) {
    return switch (phase) {
      case QUEUE -> Optional.of(queue);
      case BACKEND -> Optional.of(backend);
      case DELETE -> Optional.of(delete);
      case RESTORE -> Optional.of(restore);
      case READY -> Optional.empty();
    };
  }

  /** How long the backend took, by driver and class, since this process has begun to lead. */
  public List<Reading> backend() {
    return backend.collect().getDataPoints().stream().map(Reading::of).toList();
  }
}
