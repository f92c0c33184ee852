package io.snapherd.operation.view;

import io.snapherd.model.Claim;
import io.snapherd.model.InvalidSpec;
import io.snapherd.model.Names;
import io.snapherd.model.Policy;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Cluster;
import io.snapherd.operation.RestoreStatuses;
import io.snapherd.operation.Subject;
import io.snapherd.operation.due.Scene;
import io.snapherd.operation.due.Scenes;
import io.snapherd.operation.pruning.Plans;
import io.snapherd.operation.pruning.Pruning;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All there is to see, for people: from the caches; nothing is decided, written or remembered by
 * it.
 */
public final class Panorama {
  private final Cluster cluster;
  private final Scenes scenes;
  private final Plans plans;
  private final RestoreStatuses statuses;

  public Panorama(Cluster cluster, Scenes scenes, Plans plans, RestoreStatuses statuses) {
    this.cluster = cluster;
    this.scenes = scenes;
    this.plans = plans;
    this.statuses = statuses;
  }

  /** Each policy with its status as it stands there, by namespace and name: cheap. */
  public List<PolicyView> policies() {
    return cluster.policies().stream()
        .sorted(Comparator.comparing(Policy::ref))
        .map(policy -> new PolicyView(policy, cluster.status(policy.ref())))
        .toList();
  }

  /**
   * A policy's claims by name, with what is planned for each snapshot: as much work as a look at
   * the whole policy. None if the policy cannot be followed: its status says why.
   */
  public List<ClaimView> claims(Policy policy, Instant now) {
    try {
      Scene scene = scenes.seen(policy, now);
      Pruning pruning = plans.of(scene.policy(), scene.snapshots(), now);
      return new ClaimViews(scene, pruning, plans, cluster).all();
    } catch (InvalidSpec e) {
      return List.of();
    }
  }

  /** Everything that asks for a restore or says how one ended, by namespace and name. */
  public List<RestoreView> restores() {
    return Stream.concat(
            cluster.claims().stream().map(this::restore),
            cluster.snapshots().stream().map(this::restore))
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(view -> view.on().id().ref()))
        .toList();
  }

  private Optional<RestoreView> restore(Claim claim) {
    return restore(
        new Subject(Subject.Kind.CLAIM, claim.id()),
        on(claim, Names.RESTORE_FROM),
        on(claim, Names.RESTORE_TO),
        on(claim, Names.RESTORE_STATUS));
  }

  private Optional<RestoreView> restore(Snapshot snapshot) {
    return restore(
        new Subject(Subject.Kind.SNAPSHOT, snapshot.id()),
        Optional.empty(),
        snapshot.marks().restoreTo(),
        snapshot.marks().restoreStatus());
  }

  private Optional<RestoreView> restore(
      Subject on, Optional<String> from, Optional<String> to, Optional<String> status) {
    return from.or(() -> to)
        .or(() -> status)
        .map(any -> new RestoreView(on, from, to, statuses.read(status)));
  }

  private static Optional<String> on(Claim claim, String annotation) {
    return Optional.ofNullable(claim.annotations().get(annotation));
  }
}
