package io.snapherd.operation.status;

import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Forgetful;
import io.snapherd.operation.Telemetry;
import io.snapherd.operation.Telemetry.Taken;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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

  void looked(ObjectRef policy, Standings now) {
    Optional.ofNullable(seen.put(policy, now)).ifPresent(before -> count(policy, before, now));
  }

  private void count(ObjectRef policy, Standings before, Standings now) {
    Set<String> failed = new HashSet<>(now.failed());
    failed.removeAll(before.failed());
    failed.forEach(uid -> telemetry.taken(policy, Taken.FAILED));
    now.skippedSince(before).forEach(turn -> telemetry.taken(policy, Taken.SKIPPED));
  }

  void forget(ObjectRef policy) {
    seen.remove(policy);
  }

  @Override
  public void forgetAll() {
    seen.clear();
  }
}
