package io.snapherd.operation.pruning;

import io.snapherd.model.Snapshot;
import io.snapherd.operation.ClockDifference;
import io.snapherd.operation.Key.PruneKey;
import io.snapherd.operation.Policies;
import io.snapherd.operation.Refused;
import io.snapherd.operation.Snapshots;
import java.util.Optional;

/**
 * What is asked of the API server itself before anything is deleted. Caches are not believed, and
 * each answer brings the server's time: where the two clocks differ too much, nothing is sure.
 */
public final class LiveChecks {
  private final Snapshots snapshots;
  private final Policies policies;
  private final ClockDifference clocks;

  public LiveChecks(Snapshots snapshots, Policies policies, ClockDifference clocks) {
    this.snapshots = snapshots;
    this.policies = policies;
    this.clocks = clocks;
  }

  /**
   * Whether the plan stands on what is really there: the newest Ready snapshot that stays is, and
   * what is called an orphan has no policy.
   *
   * @throws Refused if it could not be asked, which says nothing
   */
  boolean sure(PruneKey key, PrunePlan plan) throws Refused {
    return (plan.policy().isPresent() || !policies.exist(key.namespace(), key.policyUid()))
        && stays(plan.plan().witness())
        && clocks.tolerable();
  }

  private boolean stays(Optional<Snapshot> witness) throws Refused {
    return witness.isEmpty() || live(witness.get()).filter(Snapshot::usable).isPresent();
  }

  /**
   * Where no Ready one stays only failed ones may go: whether this one still is no backup.
   *
   * @throws Refused if it could not be asked, which says nothing
   */
  boolean mayGo(PrunePlan plan, Snapshot doomed) throws Refused {
    return plan.plan().witness().isPresent()
        || (live(doomed).filter(s -> !s.ready()).isPresent() && clocks.tolerable());
  }

  private Optional<Snapshot> live(Snapshot cached) throws Refused {
    return snapshots.read(cached.ref()).filter(s -> s.id().uid().equals(cached.id().uid()));
  }
}
