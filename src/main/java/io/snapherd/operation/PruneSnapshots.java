package io.snapherd.operation;

import io.snapherd.model.InvalidSpec;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Key.PruneKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Carries out the retention plan for the snapshots that one policy has of one claim. */
public final class PruneSnapshots implements UseCase<PruneKey> {
  private static final Duration AFTER_A_REFUSAL = Duration.ofMinutes(1);

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
    Collection<Snapshot> snapshots = cluster.snapshotsOf(key.policyUid(), key.claimUid());
    if (snapshots.isEmpty()) {
      wakeUps.forget(key);
      return Optional.empty();
    }
    try {
      PrunePlan plan = plans.of(key, snapshots, now);
      return plan.hold().isPresent() ? plan.lookAgain(now) : prune(key, plan, now);
    } catch (InvalidSpec e) {
      return Optional.empty(); // the policy's status says so; nothing is deleted on doubt
    }
  }

  private Optional<Instant> prune(PruneKey key, PrunePlan plan, Instant now) {
    return switch (pruner.prune(key, plan)) {
      case DONE -> plan.lookAgain(now);
      case NO_PLACE -> Optional.of(now.plus(DeletePlaces.STUCK));
      case AGAIN -> Optional.of(now.plus(AFTER_A_REFUSAL));
    };
  }
}
