package io.snapherd.admission;

import io.snapherd.model.ObjectRef;
import io.snapherd.model.PolicySpec;
import io.snapherd.model.RetentionSpec;
import io.snapherd.model.Snapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * Unready snapshots do not pile up: of one claim a policy has at most two that are pending or
 * failed, those being deleted included.
 *
 * <p>Only such count as will be ready or pruned one day; anything else would stop the policy for
 * good. So held, lost and Retain ones do not, nor do failed ones under {@code dryRun}.
 */
public record Unready(PolicySpec spec) {
  public static final int MOST = 2;

  /**
   * Whether one more may be taken.
   *
   * @param snapshots all of this policy and one claim
   * @param neverPruned true for lost ones and for those whose content has deletionPolicy Retain
   */
  public Allowance check(
      Collection<Snapshot> snapshots, Predicate<Snapshot> neverPruned, Instant now) {
    List<ObjectRef> inTheWay =
        snapshots.stream()
            .filter(s -> !s.ready() && s.marks().hold().isEmpty() && !neverPruned.test(s))
            .filter(s -> failedOnesCount() || pending(s, now))
            .map(Snapshot::ref)
            .sorted()
            .toList();
    return inTheWay.size() < MOST ? new Allowance.Allowed() : new Allowance.Skipped(inTheWay);
  }

  private boolean failedOnesCount() {
    return !spec.retention().map(RetentionSpec::dryRun).orElse(false);
  }

  private boolean pending(Snapshot snapshot, Instant now) {
    return snapshot.id().created().plus(spec.readyDeadline()).isAfter(now);
  }
}
