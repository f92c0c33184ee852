package io.snapherd.operation.status;

import io.snapherd.model.InvalidSpec;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicyMemory;
import io.snapherd.model.PolicyStatus;
import io.snapherd.model.PolicyStatus.ClaimCounts;
import io.snapherd.model.Problem;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Cluster;
import io.snapherd.operation.Figures;
import io.snapherd.operation.Finding;
import io.snapherd.operation.due.Scene;
import io.snapherd.operation.due.Scenes;
import io.snapherd.operation.pruning.Horizon;
import io.snapherd.operation.pruning.PruneOutlook;
import io.snapherd.operation.pruning.PruneOutlooks;
import io.snapherd.schedule.Slots;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a policy's status should say. */
public final class StatusReports {

  /**
   * A status with what belongs to it.
   *
   * @param problems all of them; the status shows the first few
   * @param scene what was seen; absent: the policy cannot be followed
   * @param done for people: what the policy is done with as soon as this status is written
   * @param figures what the metrics say of it
   * @param lookAgain when time alone may change the status; absent: only an event can
   */
  record Report(
      PolicyStatus status,
      List<Problem> problems,
      Optional<Scene> scene,
      List<String> done,
      Figures figures,
      Optional<Instant> lookAgain) {}

  private final Cluster cluster;
  private final Scenes scenes;
  private final PruneOutlooks prunes;
  private final Problems problems;

  public StatusReports(Cluster cluster, Scenes scenes, PruneOutlooks prunes, Problems problems) {
    this.cluster = cluster;
    this.scenes = scenes;
    this.prunes = prunes;
    this.problems = problems;
  }

  Report of(Policy policy, Optional<PolicyStatus> current, Instant now) {
    try {
      return followed(scenes.of(policy, now), current);
    } catch (InvalidSpec e) {
      return unfollowable(scenes.settled(policy, now), current, e, now);
    }
  }

  private Report followed(Scene scene, Optional<PolicyStatus> current) {
    Policy policy = scene.policy();
    PruneOutlook pruning = prunes.of(scene);
    List<Problem> found = problems.of(scene, pruning.blocked(), shown(current));
    ClaimCounts claims = Tally.claims(scene, cluster);
    PolicyMemory memory = NextMemory.of(scene);
    PolicyStatus status =
        new PolicyStatus(
            policy.generation(),
            new Conditions(policy, current, scene.now()).followed(claims, pruning),
            memory,
            lastSuccess(scene.snapshots(), current),
            nextSlot(scene),
            claims,
            Tally.snapshots(scene.snapshots(), scene.facts()),
            found.stream().limit(PolicyStatus.AT_MOST).toList(),
            pruning.candidates());
    return new Report(
        status,
        found,
        Optional.of(scene),
        new Done(scene, memory).sentences(),
        Figures.of(status, recoveryPoint(scene.policy(), scene.snapshots()).map(scene::ours)),
        new Horizon(scene, pruning).next());
  }

  /** Nothing is counted that needs slots; what is remembered stays. */
  private Report unfollowable(
      Policy policy, Optional<PolicyStatus> current, InvalidSpec why, Instant now) {
    List<Problem> found =
        Problems.dated(
            Stream.of(Finding.ofPolicy(why.reason(), why.sentence())), shown(current), now);
    PolicyStatus status =
        new PolicyStatus(
            policy.generation(),
            new Conditions(policy, current, now).unfollowable(why),
            policy.memory(),
            current.flatMap(PolicyStatus::lastSuccessfulTime),
            Optional.empty(),
            new ClaimCounts(scenes.selected(policy), 0, 0, 0),
            Tally.snapshots(scenes.snapshots(policy), scenes.facts(policy, now)),
            found,
            List.of());
    Duration ahead = Duration.between(scenes.facts(policy, now).now(), now);
    Optional<Instant> point =
        recoveryPoint(policy, scenes.snapshots(policy)).map(p -> p.plus(ahead));
    return new Report(
        status, found, Optional.empty(), List.of(), Figures.of(status, point), Optional.empty());
  }

  private Optional<Instant> recoveryPoint(Policy policy, Collection<Snapshot> snapshots) {
    return RecoveryPoint.of(
        policy,
        cluster.claims(policy.namespace()).stream().filter(policy::selects).toList(),
        snapshots);
  }

  private static List<Problem> shown(Optional<PolicyStatus> current) {
    return current.map(PolicyStatus::problems).orElse(List.of());
  }

  /** When the newest that has become Ready was created; it may be gone since. */
  private static Optional<Instant> lastSuccess(
      Collection<Snapshot> snapshots, Optional<PolicyStatus> current) {
    return Stream.concat(
            snapshots.stream().filter(Snapshot::ready).map(s -> s.id().created()),
            current.flatMap(PolicyStatus::lastSuccessfulTime).stream())
        .max(Comparator.naturalOrder());
  }

  /** The first that was not acted on yet: with jitter it may be a little in the past. */
  private static Optional<Instant> nextSlot(Scene scene) {
    Slots slots = scene.followed().slots();
    return scene.policy().spec().suspend()
        ? Optional.empty()
        : slots.latestPast(scene.now()).flatMap(slots::next).or(() -> slots.next(scene.now()));
  }
}
