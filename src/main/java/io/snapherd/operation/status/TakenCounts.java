package io.snapherd.operation.status;

import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Forgetful;
import io.snapherd.operation.Telemetry;
import io.snapherd.operation.Telemetry.Taken;
import io.snapherd.operation.due.Scene;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/**
 * What became of the snapshots that policies want, each counted once. What was so already when a
 * policy is looked at for the first time was counted by whoever looked before, or by nobody.
 */
public final class TakenCounts implements Forgetful {
  private final Telemetry telemetry;
  private final Map<ObjectRef, Standings> seen = new ConcurrentHashMap<>();

  public TakenCounts(Telemetry telemetry) {
    this.telemetry = telemetry;
  }

  /** One that was too late is counted as failed already. */
  public void ready(Policy policy, Snapshot snapshot) {
    boolean failed =
        Optional.ofNullable(seen.get(policy.ref()))
            .filter(s -> s.failed().contains(snapshot.id().uid()))
            .isPresent();
    if (!failed) {
      telemetry.taken(policy.ref(), Taken.READY);
    }
  }

  void looked(Scene scene) {
    ObjectRef policy = scene.policy().ref();
    Standings now = Standings.of(scene);
    Optional.ofNullable(seen.put(policy, now))
        .ifPresent(
            before -> {
              count(policy, Taken.FAILED, now.failedSince(before));
              count(policy, Taken.SKIPPED, now.skippedSince(before, scene));
            });
  }

  private void count(ObjectRef policy, Taken result, long times) {
    LongStream.range(0, times).forEach(i -> telemetry.taken(policy, result));
  }

  void forget(ObjectRef policy) {
    seen.remove(policy);
  }

  @Override
  public void forgetAll() {
    seen.clear();
  }
}
