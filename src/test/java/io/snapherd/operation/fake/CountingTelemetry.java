package io.snapherd.operation.fake;

import io.snapherd.model.Reason;
import io.snapherd.operation.Key;
import io.snapherd.operation.Telemetry;
import java.util.HashMap;
import java.util.Map;

/** Counts. */
public final class CountingTelemetry implements Telemetry {
  private record Series(Operation operation, Reason reason) {}

  private final Map<Series, Integer> errors = new HashMap<>();
  private int bugs;

  @Override
  public synchronized void error(Operation operation, Reason reason) {
    errors.merge(new Series(operation, reason), 1, Integer::sum);
  }

  @Override
  public synchronized void bug(Key key) {
    bugs++;
  }

  public synchronized int errors(Operation operation, Reason reason) {
    return errors.getOrDefault(new Series(operation, reason), 0);
  }

  public synchronized int bugs() {
    return bugs;
  }
}
