package io.snapherd.operation;

import io.snapherd.model.Snapshot;
import io.snapherd.operation.Key.PruneKey;
import java.util.Optional;

/** What is asked of the API server itself before anything is deleted. Caches are not believed. */
public final class LiveChecks {
  private final Snapshots snapshots;
  private final Policies policies;

  public LiveChecks(Snapshots snapshots, Policies policies) {
    this.snapshots = snapshots;
    this.policies = policies;
  }

  /**
   * Whether the plan stands on what is really there: the newest Ready snapshot that stays is, and
   * what is called an orphan has no policy.
   *
   * @throws Refused if it could not be asked, which says nothing
   */
  boolean sure(PruneKey key, PrunePlan plan) throws Refused {
    return (plan.policy().isPresent() || !policies.exist(key.namespace(), key.policyUid()))
        && stays(plan.plan().witness());
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
    return plan.plan().witness().isPresent() || live(doomed).filter(s -> !s.ready()).isPresent();
  }

  private Optional<Snapshot> live(Snapshot cached) throws Refused {
    return snapshots.read(cached.ref()).filter(s -> s.id().uid().equals(cached.id().uid()));
  }
}
