package io.snapherd.operation.news;

import io.snapherd.model.Claim;
import io.snapherd.model.Content;
import io.snapherd.model.Names;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.Snapshot;
import io.snapherd.model.SnapshotClass;
import io.snapherd.model.StorageClass;
import io.snapherd.model.Volume;
import io.snapherd.operation.Changes;
import io.snapherd.operation.Cluster;
import io.snapherd.operation.Key;
import io.snapherd.operation.Key.ClaimKey;
import io.snapherd.operation.Key.ClaimRestoreKey;
import io.snapherd.operation.Key.PolicyKey;
import io.snapherd.operation.Key.PruneKey;
import io.snapherd.operation.Key.SnapshotRestoreKey;
import io.snapherd.operation.Key.StatusKey;
import io.snapherd.operation.WakeUps;
import io.snapherd.operation.places.Vacancies;
import io.snapherd.operation.restoring.OpenRestores;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which keys a change concerns. Too many is a look for nothing; too few is a bug. What an object no
 * longer says concerns as many as what it says now.
 */
public final class Router implements Changes {
  private final Cluster cluster;
  private final WakeUps wakeUps;
  private final Vacancies vacancies;
  private final OpenRestores restores;
  private final Clock clock;

  public Router(
      Cluster cluster, WakeUps wakeUps, Vacancies vacancies, OpenRestores restores, Clock clock) {
    this.cluster = cluster;
    this.wakeUps = wakeUps;
    this.vacancies = vacancies;
    this.restores = restores;
    this.clock = clock;
  }

  /** Wakes every key there is: on becoming leader, when what was woken before has been cleared. */
  public void rebuild() {
    cluster.policies().forEach(policy -> policy(Optional.empty(), policy));
    cluster.claims().forEach(claim -> claim(Optional.empty(), claim));
    cluster.snapshots().forEach(snapshot -> snapshot(Optional.empty(), snapshot));
  }

  /** What only the status has changed of concerns the status alone. */
  @Override
  public void policy(Optional<Policy> before, Policy policy) {
    boolean gone = cluster.policy(policy.ref()).isEmpty();
    if (gone || before.filter(b -> asksTheSame(b, policy)).isEmpty()) {
      wake(new PolicyKey(policy.ref()));
    }
    wake(new StatusKey(policy.ref()));
    before.filter(b -> gone || !b.uid().equals(policy.uid())).ifPresent(this::orphaned);
  }

  private static boolean asksTheSame(Policy before, Policy now) {
    return before.uid().equals(now.uid())
        && before.spec().equals(now.spec())
        && before.runNow().equals(now.runNow())
        && before.memory().equals(now.memory());
  }

  private void orphaned(Policy gone) {
    prunes(cluster.snapshotsOf(gone.namespace(), gone.uid()));
  }

  @Override
  public void claim(Optional<Claim> before, Claim claim) {
    String namespace = claim.ref().namespace();
    wake(new ClaimKey(claim.ref()));
    if (asksForRestore(claim)) {
      wake(new ClaimRestoreKey(claim.ref()));
    }
    Optional.ofNullable(claim.labels().get(Names.RESTORE_REQUEST))
        .ifPresent(request -> restores.madeFor(namespace, request).forEach(this::wake));
    cluster.policies(namespace).stream()
        .filter(policy -> policy.selects(claim) || before.filter(policy::selects).isPresent())
        .forEach(policy -> wake(new StatusKey(policy.ref())));
    if (before.filter(b -> !b.annotations().equals(claim.annotations())).isPresent()) {
      prunes(cluster.snapshotsOfClaim(claim.ref()));
    }
    claim.restoredFrom().ifPresent(source -> filled(new ObjectRef(namespace, source)));
    if (claim.id().terminating()) {
      prunes(cluster.snapshotsOfClaim(claim.ref()));
    }
  }

  /** A snapshot may not be needed any more by the claim that was filled from it. */
  private void filled(ObjectRef snapshot) {
    prunes(cluster.snapshot(snapshot).stream().toList());
  }

  @Override
  public void snapshot(Optional<Snapshot> before, Snapshot snapshot) {
    String namespace = snapshot.ref().namespace();
    snapshot.claimName().ifPresent(name -> wake(new ClaimKey(new ObjectRef(namespace, name))));
    prunes(Stream.concat(before.stream(), Stream.of(snapshot)).toList());
    Stream.concat(before.stream(), Stream.of(snapshot)).forEach(this::statuses);
    if (snapshot.marks().restoreTo().isPresent() || snapshot.marks().restoreStatus().isPresent()) {
      wake(new SnapshotRestoreKey(snapshot.ref()));
    }
    restores.waitingFor(snapshot.ref()).forEach(this::wake);
    vacancies.changed(snapshot.ref());
  }

  /** That of the policy it is counted by, and that of the policy whose orphan it may be. */
  private void statuses(Snapshot snapshot) {
    String namespace = snapshot.ref().namespace();
    snapshot
        .origin()
        .policyName()
        .ifPresent(name -> wake(new StatusKey(new ObjectRef(namespace, name))));
    cluster.policyOf(snapshot).ifPresent(p -> wake(new StatusKey(p.ref())));
  }

  private void prunes(Collection<Snapshot> snapshots) {
    snapshots.stream().flatMap(s -> PruneKey.of(s).stream()).distinct().forEach(this::wake);
  }

  @Override
  public void content(Optional<Content> before, Content content) {
    boolean gone = cluster.content(content.name()).isEmpty();
    if (gone || before.filter(content::saysTheSameAs).isEmpty()) {
      cluster
          .snapshotsWithContent(content.name())
          .forEach(snapshot -> snapshot(Optional.empty(), snapshot));
    }
  }

  @Override
  public void volume(Volume volume) {
    cluster.claimsWithVolume(volume.name()).forEach(claim -> claim(Optional.empty(), claim));
  }

  @Override
  public void storageClass(StorageClass storageClass) {
    everything();
  }

  @Override
  public void snapshotClass(SnapshotClass snapshotClass) {
    everything();
  }

  /** Rare: an administrator has changed a class. */
  private void everything() {
    cluster.policies().stream().map(Policy::ref).map(PolicyKey::new).forEach(this::wake);
  }

  private static boolean asksForRestore(Claim claim) {
    return claim.annotations().containsKey(Names.RESTORE_FROM)
        || claim.annotations().containsKey(Names.RESTORE_TO)
        || claim.annotations().containsKey(Names.RESTORE_STATUS);
  }

  private void wake(Key key) {
    wakeUps.wake(key, clock.instant());
  }
}
