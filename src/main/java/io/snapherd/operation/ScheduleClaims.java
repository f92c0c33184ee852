package io.snapherd.operation;

import io.snapherd.model.Claim;
import io.snapherd.model.InvalidSpec;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Key.ClaimKey;
import io.snapherd.operation.Key.PolicyKey;
import io.snapherd.operation.Key.PruneKey;
import io.snapherd.operation.Key.StatusKey;
import io.snapherd.operation.Problems.Aspect;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** At each slot, and at each change of a policy: wakes its claims, its prunes, its status. */
public final class ScheduleClaims implements UseCase<PolicyKey> {
  private final Cluster cluster;
  private final WakeUps wakeUps;
  private final Problems problems;
  private final Clock clock;

  public ScheduleClaims(Cluster cluster, WakeUps wakeUps, Problems problems, Clock clock) {
    this.cluster = cluster;
    this.wakeUps = wakeUps;
    this.problems = problems;
    this.clock = clock;
  }

  @Override
  public Optional<Instant> run(PolicyKey key) {
    Instant now = clock.instant();
    cluster.claims(key.policy().namespace()).stream()
        .map(Claim::ref)
        .forEach(claim -> wakeUps.wake(new ClaimKey(claim), now));
    Optional<Policy> policy = cluster.policy(key.policy());
    policy.ifPresent(p -> wakePrunes(p, now));
    wakeUps.wake(new StatusKey(key.policy()), now);
    return policy.isPresent() ? nextAct(policy.get(), now) : forget(key);
  }

  private void wakePrunes(Policy policy, Instant now) {
    cluster.snapshotsOf(policy.uid()).stream()
        .map(Snapshot::origin)
        .flatMap(origin -> origin.claimUid().stream())
        .distinct()
        .map(claimUid -> new PruneKey(policy.namespace(), policy.uid(), claimUid))
        .forEach(prune -> wakeUps.wake(prune, now));
  }

  private Optional<Instant> nextAct(Policy policy, Instant now) {
    ObjectRef ref = policy.ref();
    try {
      Optional<Instant> next = Followed.of(policy).slots().nextAct(now);
      problems.clear(ref, Aspect.SCHEDULE, Optional.empty());
      return next;
    } catch (InvalidSpec e) {
      problems.raise(ref, Aspect.SCHEDULE, Optional.empty(), e.reason(), e.sentence());
      return Optional.empty();
    }
  }

  private Optional<Instant> forget(PolicyKey key) {
    problems.forget(key.policy());
    wakeUps.forget(key);
    return Optional.empty();
  }
}
