package io.snapherd.operation.fake;

import io.snapherd.model.Claim;
import io.snapherd.model.ClaimPhase;
import io.snapherd.model.Content;
import io.snapherd.model.Names;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicyStatus;
import io.snapherd.model.Snapshot;
import io.snapherd.model.SnapshotClass;
import io.snapherd.model.StorageClass;
import io.snapherd.model.Volume;
import io.snapherd.operation.Cluster;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;

/** What the watches have brought so far. */
public final class FakeCaches implements Cluster {
  private final FakeCluster cluster;

  public FakeCaches(FakeCluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public Optional<Policy> policy(ObjectRef ref) {
    return cluster.policies.shown(ref.toString()).map(StoredPolicy::policy);
  }

  @Override
  public Optional<PolicyStatus> status(ObjectRef policy) {
    return cluster.policies.shown(policy.toString()).flatMap(StoredPolicy::status);
  }

  @Override
  public Collection<Policy> policies() {
    return cluster.policies.shown().stream().map(StoredPolicy::policy).toList();
  }

  @Override
  public Collection<Policy> policies(String namespace) {
    return policies().stream().filter(p -> p.namespace().equals(namespace)).toList();
  }

  @Override
  public Optional<Policy> policyWithUid(String namespace, String uid) {
    return policies(namespace).stream().filter(p -> p.uid().equals(uid)).findFirst();
  }

  @Override
  public Optional<Claim> claim(ObjectRef ref) {
    return cluster.claims.shown(ref.toString());
  }

  @Override
  public Collection<Claim> claimsWithVolume(String volume) {
    return cluster.claims.shown().stream()
        .filter(c -> c.volume().equals(Optional.of(volume)))
        .toList();
  }

  @Override
  public Collection<Claim> claims() {
    return cluster.claims.shown();
  }

  @Override
  public Collection<Claim> claims(String namespace) {
    return cluster.claims.shown().stream()
        .filter(c -> c.ref().namespace().equals(namespace))
        .toList();
  }

  @Override
  public Collection<Claim> restoringClaims(String namespace) {
    return claims(namespace).stream()
        .filter(
            c ->
                (c.phase() == ClaimPhase.PENDING && c.restoredFrom().isPresent())
                    || c.annotations().containsKey(Names.RESTORE_FROM))
        .toList();
  }

  @Override
  public Optional<Snapshot> snapshot(ObjectRef ref) {
    return cluster.snapshots.shown(ref.toString());
  }

  @Override
  public Collection<Snapshot> snapshots() {
    return cluster.snapshots.shown();
  }

  @Override
  public Collection<Snapshot> snapshots(String namespace) {
    return snapshotsThat(s -> s.ref().namespace().equals(namespace));
  }

  @Override
  public Collection<Snapshot> snapshotsOf(String namespace, String policyUid, String claimUid) {
    return snapshotsThat(
        s ->
            s.ref().namespace().equals(namespace)
                && s.origin().policyUid().equals(Optional.of(policyUid))
                && s.origin().claimUid().equals(Optional.of(claimUid)));
  }

  @Override
  public Collection<Snapshot> snapshotsOf(String namespace, String policyUid) {
    return snapshotsThat(
        s ->
            s.ref().namespace().equals(namespace)
                && s.origin().policyUid().equals(Optional.of(policyUid)));
  }

  @Override
  public Collection<Snapshot> snapshotsNaming(ObjectRef policy) {
    return snapshotsThat(
        s ->
            s.ref().namespace().equals(policy.namespace())
                && s.origin().policyName().equals(Optional.of(policy.name())));
  }

  @Override
  public Collection<Snapshot> snapshotsOfClaim(ObjectRef claim) {
    return snapshotsThat(
        s ->
            s.ref().namespace().equals(claim.namespace())
                && s.claimName().equals(Optional.of(claim.name())));
  }

  @Override
  public Collection<Snapshot> unreadySnapshots() {
    return snapshotsThat(s -> !s.ready());
  }

  @Override
  public Collection<Snapshot> snapshotsWithContent(String content) {
    return snapshotsThat(s -> s.status().content().equals(Optional.of(content)));
  }

  @Override
  public Optional<Volume> volume(String name) {
    return cluster.volumes.shown(name);
  }

  @Override
  public Optional<StorageClass> storageClass(String name) {
    return cluster.storageClasses.shown(name);
  }

  @Override
  public Collection<SnapshotClass> snapshotClasses() {
    return cluster.snapshotClasses.shown();
  }

  @Override
  public Optional<Content> content(String name) {
    return cluster.contents.shown(name);
  }

  private Collection<Snapshot> snapshotsThat(Predicate<Snapshot> wanted) {
    return cluster.snapshots.shown().stream().filter(wanted).toList();
  }
}
