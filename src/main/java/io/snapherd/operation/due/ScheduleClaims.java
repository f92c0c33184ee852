package io.snapherd.operation.due;

import io.snapherd.model.Claim;
import io.snapherd.model.InvalidSpec;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.operation.Cluster;
import io.snapherd.operation.Forgetful;
import io.snapherd.operation.Key.ClaimKey;
import io.snapherd.operation.Key.PolicyKey;
import io.snapherd.operation.Key.PruneKey;
import io.snapherd.operation.Key.StatusKey;
import io.snapherd.operation.UseCase;
import io.snapherd.operation.WakeUps;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** At each slot, and at each change of a policy: wakes its claims, its prunes, its status. */
public final class ScheduleClaims implements UseCase<PolicyKey>, Forgetful {
  private final Cluster cluster;
  private final WakeUps wakeUps;
  private final Bases bases;
  private final Selections selections;
  private final Clock clock;
  private final Map<ObjectRef, Policy> before = new ConcurrentHashMap<>();

  public ScheduleClaims(
      Cluster cluster, WakeUps wakeUps, Bases bases, Selections selections, Clock clock) {
    this.cluster = cluster;
    this.wakeUps = wakeUps;
    this.bases = bases;
    this.selections = selections;
    this.clock = clock;
  }

  @Override
  public Optional<Instant> run(PolicyKey key) {
    Instant now = clock.instant();
    Optional<Policy> policy = cluster.policy(key.policy());
    wakeClaims(key, policy, now);
    policy.ifPresent(p -> wakePrunes(p, now));
    wakeUps.wake(new StatusKey(key.policy()), now);
    return policy.isPresent() ? nextAct(policy.get(), now) : forget(key);
  }

  /** Also those that the policy no longer selects: they may be waiting for it. */
  private void wakeClaims(PolicyKey key, Optional<Policy> policy, Instant now) {
    Optional<Policy> last = Optional.ofNullable(before.get(key.policy()));
    policy.ifPresent(p -> before.put(key.policy(), p));
    Stream.concat(
            policy.stream(),
            last.filter(l -> policy.filter(p -> sameClaims(p, l)).isEmpty()).stream())
        .flatMap(selections::claims)
        .map(Claim::ref)
        .distinct()
        .forEach(claim -> wakeUps.wake(new ClaimKey(claim), now));
  }

  private static boolean sameClaims(Policy a, Policy b) {
    return a.spec().claims().equals(b.spec().claims());
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
    before.remove(key.policy());
    wakeUps.forget(key);
    return Optional.empty();
  }

  @Override
  public void forgetAll() {
    before.clear();
  }
}
