package io.snapherd.operation.fake;

import io.snapherd.model.ObjectRef;
import io.snapherd.model.Reason;
import io.snapherd.operation.Key;
import io.snapherd.operation.Telemetry;
import io.snapherd.restore.RestorePhase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts. */
public final class CountingTelemetry implements Telemetry {
  private record Series(Operation operation, Reason reason) {}

  private record Outcome(ObjectRef policy, Taken result) {}

  private final Map<Series, Integer> errors = new HashMap<>();
  private final List<Duration> lags = new ArrayList<>();
  private final Map<Outcome, Integer> taken = new HashMap<>();
  private final Map<ObjectRef, Integer> pruned = new HashMap<>();
  private final Map<RestorePhase, Integer> restored = new EnumMap<>(RestorePhase.class);
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

  @Override
  public synchronized void sent(Duration late) {
    lags.add(late);
  }

  @Override
  public synchronized void taken(ObjectRef policy, Taken result) {
    taken.merge(new Outcome(policy, result), 1, Integer::sum);
  }

  @Override
  public synchronized void pruned(ObjectRef policy) {
    pruned.merge(policy, 1, Integer::sum);
  }

  @Override
  public synchronized void restored(RestorePhase end) {
    restored.merge(end, 1, Integer::sum);
  }

  /** How late each create was sent, in order. */
  public synchronized List<Duration> lags() {
    return List.copyOf(lags);
  }

  public synchronized int taken(String policy, Taken result) {
    return taken.getOrDefault(new Outcome(Kubectl.ref(policy), result), 0);
  }

  public synchronized int pruned(String policy) {
    return pruned.getOrDefault(Kubectl.ref(policy), 0);
  }

  public synchronized int restores(RestorePhase end) {
    return restored.getOrDefault(end, 0);
  }

  public synchronized int bugs() {
    return bugs;
  }
}
