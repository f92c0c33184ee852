package io.snapherd.operation;

import io.snapherd.model.Claim;
import io.snapherd.model.InvalidSpec;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicyMemory;
import io.snapherd.model.PolicyMemory.RetentionBasis;
import io.snapherd.model.PolicyStatus;
import io.snapherd.model.PolicyStatus.ClaimCounts;
import io.snapherd.model.PolicyStatus.PruneCandidate;
import io.snapherd.model.PolicyStatus.SnapshotCounts;
import io.snapherd.model.Problem;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Key.PruneKey;
import io.snapherd.retention.Census;
import io.snapherd.retention.Contents;
import io.snapherd.retention.Decision;
import io.snapherd.retention.Facts;
import io.snapherd.retention.Grace;
import io.snapherd.retention.Retention;
import io.snapherd.schedule.ClaimState;
import io.snapherd.schedule.ManualRun;
import io.snapherd.schedule.Progress;
import io.snapherd.schedule.Protection;
import io.snapherd.schedule.ScheduleMemory;
import io.snapherd.schedule.TimeZones;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a policy's status should say, from the caches and the problems that are up. */
public final class StatusReports {

  /**
   * A status, and when time alone may change it.
   *
   * @param lookAgain absent: only an event can
   */
  record Report(PolicyStatus status, Optional<Instant> lookAgain) {}

  private final Cluster cluster;
  private final Selections selections;
  private final Plans plans;
  private final Problems problems;

  public StatusReports(Cluster cluster, Selections selections, Plans plans, Problems problems) {
    this.cluster = cluster;
    this.selections = selections;
    this.plans = plans;
    this.problems = problems;
  }

  Report of(Policy policy, Optional<PolicyStatus> current, Instant now) {
    try {
      return followed(selections.follow(policy, now), current, now);
    } catch (InvalidSpec e) {
      return new Report(unfollowable(policy, current, e, now), Optional.empty());
    }
  }

  /** Nothing is counted that needs slots; what is remembered stays. */
  private PolicyStatus unfollowable(
      Policy policy, Optional<PolicyStatus> current, InvalidSpec why, Instant now) {
    Conditions conditions = new Conditions(policy, current, now);
    PolicyMemory memory =
        new PolicyMemory(
            Optional.of(new ScheduleMemory(policy, now).basis()),
            policy.memory().retention(),
            policy.memory().lastScheduleTime(),
            policy.memory().lastRunNow());
    return new PolicyStatus(
        policy.generation(),
        conditions.unfollowable(why),
        memory,
        current.flatMap(PolicyStatus::lastSuccessfulTime),
        Optional.empty(),
        new ClaimCounts((int) selected(policy).count(), 0, 0, 0),
        counts(policy, cluster.snapshotsOf(policy.uid()), now),
        List.of(new Problem(Optional.empty(), why.reason(), why.sentence(), since(policy, now))),
        List.of());
  }

  private Instant since(Policy policy, Instant now) {
    return problems.of(policy.ref()).stream()
        .filter(p -> p.claim().isEmpty())
        .map(Problem::since)
        .findFirst()
        .orElse(now);
  }

  private Stream<Claim> selected(Policy policy) {
    return cluster.claims(policy.namespace()).stream().filter(policy::selects);
  }

  private Report followed(Followed followed, Optional<PolicyStatus> current, Instant now) {
    Policy policy = followed.policy();
    List<Outlook> outlooks = selections.of(followed, now);
    Collection<Snapshot> snapshots = cluster.snapshotsOf(policy.uid());
    ClaimCounts claims = claims(followed, outlooks, now);
    List<Problem> found = problems(policy, outlooks);
    PruneOutlook prunes = prunes(policy, snapshots, now);
    Optional<Instant> next =
        policy.spec().suspend() ? Optional.empty() : followed.slots().next(now);
    PolicyStatus status =
        new PolicyStatus(
            policy.generation(),
            new Conditions(policy, current, now).followed(claims, found, prunes),
            memory(followed, outlooks, now),
            lastSuccess(snapshots, current),
            next,
            claims,
            counts(policy, snapshots, now),
            found.stream().limit(PolicyStatus.AT_MOST).toList(),
            prunes.candidates());
    return new Report(status, lookAgain(followed, snapshots, now));
  }

  private PolicyMemory memory(Followed followed, List<Outlook> outlooks, Instant now) {
    Policy policy = followed.policy();
    return new PolicyMemory(
        policy.memory().schedule(),
        retentionBasis(policy, now),
        new Progress(policy, followed.slots())
            .lastScheduleTime(outlooks.stream().map(Outlook::scheduled).toList(), now),
        new ManualRun(policy).lastRunNow(outlooks.stream().map(Outlook::manual).toList()));
  }

  private static Optional<RetentionBasis> retentionBasis(Policy policy, Instant now) {
    try {
      return Optional.of(
          Grace.basis(
              Retention.of(policy.spec(), TimeZones.parse(policy.spec().timeZone())),
              policy.memory().retention(),
              now));
    } catch (InvalidSpec e) {
      return policy.memory().retention();
    }
  }

  private ClaimCounts claims(Followed followed, List<Outlook> outlooks, Instant now) {
    Protection protection = new Protection(followed.policy(), followed.slots());
    Map<ClaimState, Long> counts =
        outlooks.stream()
            .map(o -> state(protection, o, now))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return new ClaimCounts(
        outlooks.size(),
        counts.getOrDefault(ClaimState.PROTECTED, 0L).intValue(),
        counts.getOrDefault(ClaimState.LATE, 0L).intValue(),
        counts.getOrDefault(ClaimState.WAITING, 0L).intValue());
  }

  private ClaimState state(Protection protection, Outlook outlook, Instant now) {
    return protection.stateOf(
        outlook.history(), outlook.claim().volume().flatMap(cluster::volume), now);
  }

  private List<Problem> problems(Policy policy, List<Outlook> outlooks) {
    List<String> names = outlooks.stream().map(o -> o.claim().name()).toList();
    problems.keepOnly(policy.ref(), names);
    missing(policy);
    return problems.of(policy.ref());
  }

  /** Claims that the policy names and that do not exist. */
  private void missing(Policy policy) {
    for (String name : policy.spec().claims().names()) {
      if (cluster.claim(new ObjectRef(policy.namespace(), name)).isEmpty()) {
        problems.raise(
            policy.ref(),
            Problems.Aspect.SCHEDULE,
            Optional.of(name),
            Reason.ClaimNotFound,
            "there is no claim " + name + " in namespace " + policy.namespace());
      } else {
        problems.clear(policy.ref(), Problems.Aspect.SCHEDULE, Optional.of(name));
      }
    }
  }

  private SnapshotCounts counts(Policy policy, Collection<Snapshot> snapshots, Instant now) {
    Census census = Census.of(snapshots, facts(policy, now));
    return new SnapshotCounts(
        census.ready(),
        census.pending(),
        census.failed(),
        census.lost(),
        census.deleting(),
        census.held());
  }

  private Facts facts(Policy policy, Instant now) {
    return Facts.of(policy.spec(), now, Contents.all(cluster::content));
  }

  /** The newest there ever was: that it was pruned or lost since does not make it undone. */
  private static Optional<Instant> lastSuccess(
      Collection<Snapshot> snapshots, Optional<PolicyStatus> current) {
    return Stream.concat(
            snapshots.stream().filter(Snapshot::ready).map(s -> s.id().created()),
            current.flatMap(PolicyStatus::lastSuccessfulTime).stream())
        .max(Comparator.naturalOrder());
  }

  /** What pruning is about to do and why it does not. */
  record PruneOutlook(
      Optional<Reason> hold, List<PruneCandidate> candidates, Optional<InvalidSpec> invalid) {}

  private PruneOutlook prunes(Policy policy, Collection<Snapshot> snapshots, Instant now) {
    try {
      return new PruneOutlook(
          hold(policy, now), candidates(policy, snapshots, now), Optional.empty());
    } catch (InvalidSpec e) {
      return new PruneOutlook(Optional.empty(), List.of(), Optional.of(e));
    }
  }

  private Optional<Reason> hold(Policy policy, Instant now) throws InvalidSpec {
    return plans.of(new PruneKey(policy.namespace(), policy.uid(), ""), List.of(), now).hold();
  }

  private List<PruneCandidate> candidates(
      Policy policy, Collection<Snapshot> snapshots, Instant now) throws InvalidSpec {
    if (hold(policy, now).isEmpty()) {
      return List.of();
    }
    Map<String, List<Snapshot>> byClaim =
        snapshots.stream()
            .filter(s -> s.origin().claimUid().isPresent())
            .collect(Collectors.groupingBy(s -> s.origin().claimUid().get()));
    Stream.Builder<Decision> doomed = Stream.builder();
    for (Map.Entry<String, List<Snapshot>> claim : byClaim.entrySet()) {
      PruneKey key = new PruneKey(policy.namespace(), policy.uid(), claim.getKey());
      plans.of(key, claim.getValue(), now).plan().deletions().forEach(doomed);
    }
    return doomed
        .build()
        .sorted(Comparator.comparing(Decision::time).thenComparing(d -> d.snapshot().name()))
        .limit(PolicyStatus.AT_MOST)
        .map(StatusReports::candidate)
        .toList();
  }

  private static PruneCandidate candidate(Decision decision) {
    Snapshot snapshot = decision.snapshot();
    return new PruneCandidate(snapshot.name(), snapshot.claimName().orElse(""));
  }

  /** When a slot becomes past, when the reference slot moves, when a pending one has failed. */
  private static Optional<Instant> lookAgain(
      Followed followed, Collection<Snapshot> snapshots, Instant now) {
    Duration deadline = followed.policy().spec().readyDeadline();
    Stream<Instant> acts = followed.slots().nextAct(now).stream();
    Stream<Instant> references =
        followed.slots().nextAct(now.minus(deadline)).map(at -> at.plus(deadline)).stream();
    Stream<Instant> failures =
        snapshots.stream().filter(s -> !s.ready()).map(s -> s.id().created().plus(deadline));
    return Stream.of(acts, references, failures)
        .flatMap(s -> s)
        .filter(at -> at.isAfter(now))
        .min(Comparator.naturalOrder());
  }
}
