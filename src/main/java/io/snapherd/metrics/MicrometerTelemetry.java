package io.snapherd.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Reason;
import io.snapherd.operation.Key;
import io.snapherd.operation.Telemetry;
import io.snapherd.restore.RestorePhase;
import java.time.Duration;
import java.util.Locale;

/** Counts in Micrometer. Labels are bounded: an operation, a reason, a kind of key. */
public final class MicrometerTelemetry implements Telemetry {
  private final MeterRegistry registry;
  private final PolicySeries policies;
  private final Histogram lag =
      Buckets.ofSnapshots(
          "snapherd_schedule_lag_seconds",
          "From a slot with its jitter until the first create request for it is sent.");

  public MicrometerTelemetry(
      MeterRegistry registry, PrometheusRegistry prometheus, PolicySeries policies) {
    this.registry = registry;
    this.policies = policies;
    prometheus.register(lag);
  }

  @Override
  public void error(Operation operation, Reason reason) {
    count(lower(operation), reason.name());
  }

  @Override
  public void bug(Key key) {
    count(key.getClass().getSimpleName(), "Bug");
  }

  private void count(String operation, String reason) {
    Counter.builder("snapherd.errors")
        .description("What went wrong, by what was being done and why it failed.")
        .tag("operation", operation)
        .tag("reason", reason)
        .register(registry)
        .increment();
  }

  /** A clock that was set back makes nothing early. */
  @Override
  public void sent(Duration late) {
    lag.observe(Math.max(0, Seconds.of(late)));
  }

  @Override
  public void taken(ObjectRef policy, Taken result) {
    policies.taken(policy, result);
  }

  @Override
  public void pruned(ObjectRef policy) {
    policies.pruned(policy);
  }

  @Override
  public void restored(RestorePhase end) {
    Counter.builder("snapherd.restores")
        .description("Restore requests that came to their end, by how.")
        .tag("result", lower(end))
        .register(registry)
        .increment();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
