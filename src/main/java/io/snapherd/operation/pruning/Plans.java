package io.snapherd.operation.pruning;

import io.snapherd.model.InvalidSpec;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicyMemory.RetentionBasis;
import io.snapherd.model.PolicySpec;
import io.snapherd.model.Reason;
import io.snapherd.model.RetentionSpec;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Cluster;
import io.snapherd.operation.Key.PruneKey;
import io.snapherd.operation.ServerFacts;
import io.snapherd.operation.pruning.Pruning.Hold;
import io.snapherd.operation.restoring.Restoring;
import io.snapherd.retention.Facts;
import io.snapherd.retention.Grace;
import io.snapherd.retention.Retention;
import io.snapherd.retention.Standing;
import io.snapherd.retention.Ties;
import io.snapherd.schedule.TimeZones;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Looks at the caches and asks the retention for plans. */
public final class Plans {
  /** Nothing tells when a clock has been set right. */
  private static final Duration CLOCKS_ARE_SET = Duration.ofMinutes(5);

  private final Cluster cluster;
  private final Restoring restoring;
  private final ServerFacts facts;
  private final Grace grace;

  /**
   * @param grace how long pruning waits after a change of the retention or the time zone
   */
  public Plans(Cluster cluster, Restoring restoring, ServerFacts facts, Grace grace) {
    this.cluster = cluster;
    this.restoring = restoring;
    this.facts = facts;
    this.grace = grace;
  }

  /**
   * The plan for what a key means.
   *
   * @param snapshots all that have the key's two uids
   * @throws InvalidSpec if the policy's retention or zone cannot be followed
   */
  PrunePlan of(PruneKey key, Collection<Snapshot> snapshots, Instant now) throws InvalidSpec {
    Optional<Policy> policy = cluster.policyWithUid(key.namespace(), key.policyUid());
    return policy.isPresent()
        ? of(policy.get(), snapshots, now).of(snapshots, standing(snapshots))
        : orphans(key, snapshots, now);
  }

  /**
   * How a policy's snapshots are pruned, whichever of them a plan is then made for.
   *
   * @param snapshots at least those that plans will be asked for
   * @throws InvalidSpec if the policy's retention or zone cannot be followed
   */
  public Pruning of(Policy policy, Collection<Snapshot> snapshots, Instant now) throws InvalidSpec {
    Retention retention = Retention.of(policy.spec(), TimeZones.parse(policy.spec().timeZone()));
    return new Pruning(
        policy,
        retention,
        facts.of(policy.spec(), now),
        restoring.needed(policy.namespace(), snapshots, now),
        hold(policy, retention, now));
  }

  private Optional<Hold> hold(Policy policy, Retention retention, Instant now) {
    RetentionBasis basis = Grace.basis(retention, policy.memory().retention(), now);
    return Optional.of(new Hold(Reason.DryRun, Optional.empty()))
        .filter(hold -> dryRun(policy.spec()))
        .or(() -> clockSkew(now))
        .or(
            () ->
                Optional.of(basis.since().plus(grace.length()))
                    .filter(end -> grace.covers(basis, now))
                    .map(end -> new Hold(Reason.PruneWaiting, Optional.of(end))));
  }

  private Optional<Hold> clockSkew(Instant now) {
    return facts.clocksAgree()
        ? Optional.empty()
        : Optional.of(new Hold(Reason.ClockSkew, Optional.of(now.plus(CLOCKS_ARE_SET))));
  }

  private static boolean dryRun(PolicySpec spec) {
    return spec.retention().map(RetentionSpec::dryRun).orElse(false);
  }

  private PrunePlan orphans(PruneKey key, Collection<Snapshot> snapshots, Instant now) {
    Facts longest = facts.ofOrphans(now);
    Ties ties =
        Ties.NONE
            .with(Standing.POLICY_GONE)
            .restoring(restoring.needed(key.namespace(), snapshots, now));
    return new PrunePlan(
        Optional.empty(),
        longest,
        Retention.KEEP_ALL.plan(snapshots, longest, ties),
        clockSkew(now));
  }

  /** Whether a claim that the snapshots were taken of is being deleted. */
  public Standing standing(Collection<Snapshot> snapshots) {
    return Standing.of(snapshots, cluster::claim);
  }
}
