package io.snapherd.operation.pruning;

import io.snapherd.model.InvalidSpec;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Cluster;
import io.snapherd.operation.Key.PruneKey;
import io.snapherd.operation.UseCase;
import io.snapherd.operation.WakeUps;
import io.snapherd.retention.Decision;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Carries out the retention plan for the snapshots that one policy has of one claim. */
public final class PruneSnapshots implements UseCase<PruneKey> {
  private final Cluster cluster;
  private final Plans plans;
  private final Pruner pruner;
  private final WakeUps wakeUps;
  private final Clock clock;

  public PruneSnapshots(Cluster cluster, Plans plans, Pruner pruner, WakeUps wakeUps, Clock clock) {
    this.cluster = cluster;
    this.plans = plans;
    this.pruner = pruner;
    this.wakeUps = wakeUps;
    this.clock = clock;
  }

  @Override
  public Optional<Instant> run(PruneKey key) {
    Instant now = clock.instant();
    Collection<Snapshot> snapshots =
        cluster.snapshotsOf(key.namespace(), key.policyUid(), key.claimUid());
    if (snapshots.isEmpty()) {
      pruner.forget(key);
      pruner.passed(key, List.of());
      wakeUps.forget(key);
    }
    Optional<Instant> again = snapshots.isEmpty() ? Optional.empty() : look(key, snapshots, now);
    pruner.next().forEach(next -> wakeUps.wake(next, now));
    return again;
  }

  private Optional<Instant> look(PruneKey key, Collection<Snapshot> snapshots, Instant now) {
    try {
      PrunePlan plan = plans.of(key, snapshots, now);
      Stream<Instant> left = plan.hold().isPresent() ? held(key) : prune(key, plan, now);
      return Stream.concat(left, plan.lookAgain(now).stream()).min(Comparator.naturalOrder());
    } catch (InvalidSpec e) {
      pruner.passed(key, List.of());
      return Optional.empty(); // the policy's status says so; nothing is deleted on doubt
    }
  }

  private Stream<Instant> prune(PruneKey key, PrunePlan plan, Instant now) {
    Optional<Instant> again = pruner.prune(key, plan, now);
    pruner.passed(key, plan.plan().deletions().stream().map(Decision::snapshot).toList());
    return again.stream();
  }

  private Stream<Instant> held(PruneKey key) {
    pruner.passed(key, List.of());
    return Stream.of();
  }
}
