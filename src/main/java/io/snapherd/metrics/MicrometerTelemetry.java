package io.snapherd.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.snapherd.model.Reason;
import io.snapherd.operation.Key;
import io.snapherd.operation.Telemetry;
import java.util.Locale;

/** Counts in Micrometer. Labels are bounded: an operation, a reason, a kind of key. */
public final class MicrometerTelemetry implements Telemetry {
  private static final String ERRORS = "snapherd.errors";

  private final MeterRegistry registry;

  public MicrometerTelemetry(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void error(Operation operation, Reason reason) {
    count(operation.name().toLowerCase(Locale.ROOT), reason.name());
  }

  @Override
  public void bug(Key key) {
    count(key.getClass().getSimpleName(), "Bug");
  }

  private void count(String operation, String reason) {
    registry.counter(ERRORS, "operation", operation, "reason", reason).increment();
  }
}
