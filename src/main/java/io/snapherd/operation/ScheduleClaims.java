package io.snapherd.operation;

import io.snapherd.model.Claim;
import io.snapherd.model.InvalidSpec;
import io.snapherd.model.Policy;
import io.snapherd.operation.Key.ClaimKey;
import io.snapherd.operation.Key.PolicyKey;
import io.snapherd.operation.Key.PruneKey;
import io.snapherd.operation.Key.StatusKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** At each slot, and at each change of a policy: wakes its claims, its prunes, its status. */
public final class ScheduleClaims implements UseCase<PolicyKey> {
  private final Cluster cluster;
  private final WakeUps wakeUps;
  private final Bases bases;
  private final Clock clock;

  public ScheduleClaims(Cluster cluster, WakeUps wakeUps, Bases bases, Clock clock) {
    this.cluster = cluster;
    this.wakeUps = wakeUps;
    this.bases = bases;
    this.clock = clock;
  }

  /** All claims of the namespace: also those that the policy no longer selects. */
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
    cluster.snapshotsOf(policy.namespace(), policy.uid()).stream()
        .flatMap(s -> PruneKey.of(s).stream())
        .distinct()
        .forEach(prune -> wakeUps.wake(prune, now));
  }

  private static Optional<Instant> nextAct(Policy policy, Instant now) {
    try {
      return Followed.of(policy).slots().nextAct(now);
    } catch (InvalidSpec e) {
      return Optional.empty(); // the policy's status says so; a change of the policy wakes the key
    }
  }

  private Optional<Instant> forget(PolicyKey key) {
    bases.forget(key.policy());
    wakeUps.forget(key);
    return Optional.empty();
  }
}
