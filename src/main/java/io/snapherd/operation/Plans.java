package io.snapherd.operation;

import io.snapherd.model.Claim;
import io.snapherd.model.InvalidSpec;
import io.snapherd.model.Names;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicyMemory.RetentionBasis;
import io.snapherd.model.PolicySpec;
import io.snapherd.model.Reason;
import io.snapherd.model.RetentionSpec;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Key.PruneKey;
import io.snapherd.retention.Contents;
import io.snapherd.retention.Facts;
import io.snapherd.retention.Grace;
import io.snapherd.retention.Plan;
import io.snapherd.retention.Retention;
import io.snapherd.retention.Standing;
import io.snapherd.retention.Ties;
import io.snapherd.schedule.TimeZones;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at the caches and asks the retention for a plan. */
public final class Plans {
  private final Cluster cluster;
  private final Grace grace;

  /**
   * @param grace how long pruning waits after a change of the retention or the time zone
   */
  public Plans(Cluster cluster, Grace grace) {
    this.cluster = cluster;
    this.grace = grace;
  }

  /**
   * @throws InvalidSpec if the policy's retention or zone cannot be followed
   */
  PrunePlan of(PruneKey key, Collection<Snapshot> snapshots, Instant now) throws InvalidSpec {
    Optional<Policy> policy =
        cluster.policies(key.namespace()).stream()
            .filter(p -> p.uid().equals(key.policyUid()))
            .findFirst();
    return policy.isPresent()
        ? of(policy.get(), key, snapshots, now)
        : orphans(key, snapshots, now);
  }

  private PrunePlan of(Policy policy, PruneKey key, Collection<Snapshot> snapshots, Instant now)
      throws InvalidSpec {
    Retention retention = Retention.of(policy.spec(), TimeZones.parse(policy.spec().timeZone()));
    Standing standing =
        claim(key).filter(c -> c.id().terminating()).isPresent()
            ? Standing.CLAIM_TERMINATING
            : Standing.LIVING;
    Ties ties = Ties.of(policy, now).with(standing).restoring(restoring(key.namespace()));
    Plan plan = retention.plan(snapshots, facts(policy.spec().readyDeadline(), now), ties);
    RetentionBasis basis = Grace.basis(retention, policy.memory().retention(), now);
    boolean waits = grace.covers(basis, now);
    Optional<Reason> hold =
        dryRun(policy.spec())
            ? Optional.of(Reason.DryRun)
            : Optional.of(Reason.PruneWaiting).filter(r -> waits);
    return new PrunePlan(
        Optional.of(policy),
        policy.spec().readyDeadline(),
        plan,
        hold,
        Optional.of(basis.since().plus(grace.length())).filter(at -> waits));
  }

  private PrunePlan orphans(PruneKey key, Collection<Snapshot> snapshots, Instant now) {
    Ties ties = Ties.NONE.with(Standing.POLICY_GONE).restoring(restoring(key.namespace()));
    Duration deadline = PolicySpec.DEFAULT_READY_DEADLINE;
    Plan plan = Retention.KEEP_ALL.plan(snapshots, facts(deadline, now), ties);
    return new PrunePlan(Optional.empty(), deadline, plan, Optional.empty(), Optional.empty());
  }

  private Facts facts(Duration readyDeadline, Instant now) {
    return new Facts(now, readyDeadline, Contents.all(cluster::content));
  }

  private static boolean dryRun(PolicySpec spec) {
    return spec.retention().map(RetentionSpec::dryRun).orElse(false);
  }

  private Optional<Claim> claim(PruneKey key) {
    return cluster.claims(key.namespace()).stream()
        .filter(c -> c.uid().equals(key.claimUid()))
        .findFirst();
  }

  /** Those that an open request names, or that a claim not bound yet is being filled from. */
  private Set<String> restoring(String namespace) {
    Stream<String> sources =
        cluster.claims(namespace).stream()
            .filter(c -> !c.bound())
            .flatMap(c -> c.restoredFrom().stream());
    Stream<String> named =
        cluster.claims(namespace).stream()
            .flatMap(c -> Optional.ofNullable(c.annotations().get(Names.RESTORE_FROM)).stream());
    Stream<String> annotated =
        cluster.snapshots(namespace).stream()
            .filter(s -> s.marks().restoreTo().isPresent())
            .map(Snapshot::name);
    return Stream.of(sources, named, annotated)
        .flatMap(s -> s)
        .collect(Collectors.toUnmodifiableSet());
  }
}
