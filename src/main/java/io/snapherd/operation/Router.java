package io.snapherd.operation;

import io.snapherd.model.Claim;
import io.snapherd.model.Content;
import io.snapherd.model.Names;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.Snapshot;
import io.snapherd.model.SnapshotClass;
import io.snapherd.model.StorageClass;
import io.snapherd.model.Volume;
import io.snapherd.operation.Key.ClaimKey;
import io.snapherd.operation.Key.ClaimRestoreKey;
import io.snapherd.operation.Key.PolicyKey;
import io.snapherd.operation.Key.PruneKey;
import io.snapherd.operation.Key.SnapshotRestoreKey;
import io.snapherd.operation.Key.StatusKey;
import java.time.Clock;
import java.util.Optional;

/** Which keys a change concerns. Too many is a look for nothing; too few is a bug. */
public final class Router implements Changes {
  private final Cluster cluster;
  private final WakeUps wakeUps;
  private final WaitingRoom room;
  private final DeletePlaces places;
  private final Clock clock;

  public Router(
      Cluster cluster, WakeUps wakeUps, WaitingRoom room, DeletePlaces places, Clock clock) {
    this.cluster = cluster;
    this.wakeUps = wakeUps;
    this.room = room;
    this.places = places;
    this.clock = clock;
  }

  /** Wakes every key there is: on becoming leader, when what was woken before has been cleared. */
  public void rebuild() {
    cluster.policies().forEach(policy -> policy(Optional.empty(), policy));
    cluster.claims().forEach(this::claim);
    cluster.snapshots().forEach(this::snapshot);
  }

  /** What only the status has changed of concerns the status alone. */
  @Override
  public void policy(Optional<Policy> before, Policy policy) {
    boolean gone = cluster.policy(policy.ref()).isEmpty();
    if (gone || before.filter(b -> asksTheSame(b, policy)).isEmpty()) {
      wake(new PolicyKey(policy.ref()));
    }
    wake(new StatusKey(policy.ref()));
  }

  private static boolean asksTheSame(Policy before, Policy now) {
    return before.uid().equals(now.uid())
        && before.spec().equals(now.spec())
        && before.runNow().equals(now.runNow())
        && before.memory().equals(now.memory());
  }

  @Override
  public void claim(Claim claim) {
    wake(new ClaimKey(claim.ref()));
    if (asksForRestore(claim)) {
      wake(new ClaimRestoreKey(claim.ref()));
    }
    if (claim.labels().containsKey(Names.RESTORE_REQUEST)) {
      restoresOf(claim.ref().namespace());
    }
    cluster.policies(claim.ref().namespace()).stream()
        .filter(policy -> policy.selects(claim))
        .forEach(policy -> claimOf(policy, claim));
  }

  private void claimOf(Policy policy, Claim claim) {
    wake(new StatusKey(policy.ref()));
    if (claim.id().terminating()) {
      wake(new PruneKey(policy.namespace(), policy.uid(), claim.uid()));
    }
  }

  @Override
  public void snapshot(Snapshot snapshot) {
    String namespace = snapshot.ref().namespace();
    room.release(snapshot.ref());
    snapshot.claimName().ifPresent(name -> wake(new ClaimKey(new ObjectRef(namespace, name))));
    Snapshot.Origin origin = snapshot.origin();
    origin.policyName().ifPresent(name -> wake(new StatusKey(new ObjectRef(namespace, name))));
    origin
        .policyUid()
        .flatMap(policy -> origin.claimUid().map(claim -> new PruneKey(namespace, policy, claim)))
        .ifPresent(this::wake);
    if (snapshot.marks().restoreTo().isPresent() || snapshot.marks().restoreStatus().isPresent()) {
      wake(new SnapshotRestoreKey(snapshot.ref()));
    }
    claimRestoresOf(namespace);
    room.next(clock.instant()).forEach(claim -> wake(new ClaimKey(claim)));
    if (cluster.snapshot(snapshot.ref()).isEmpty()) {
      places.giveBack(snapshot.ref());
      places.next().forEach(this::wake);
    }
  }

  @Override
  public void content(Content content) {
    cluster.snapshotsWithContent(content.name()).forEach(this::snapshot);
  }

  @Override
  public void volume(Volume volume) {
    cluster.claimsWithVolume(volume.name()).forEach(this::claim);
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

  private void restoresOf(String namespace) {
    claimRestoresOf(namespace);
    cluster.snapshots(namespace).stream()
        .filter(s -> s.marks().restoreTo().isPresent())
        .map(s -> new SnapshotRestoreKey(s.ref()))
        .forEach(this::wake);
  }

  private void claimRestoresOf(String namespace) {
    cluster.claims(namespace).stream()
        .filter(Router::asksForRestore)
        .map(claim -> new ClaimRestoreKey(claim.ref()))
        .forEach(this::wake);
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
