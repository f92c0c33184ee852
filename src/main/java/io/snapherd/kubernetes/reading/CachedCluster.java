package io.snapherd.kubernetes.reading;

import io.snapherd.kubernetes.projection.PolicyProjection;
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
import io.snapherd.operation.Changes;
import io.snapherd.operation.Cluster;
import java.util.Collection;
import java.util.Optional;

/** One table per kind, filled by {@link Watches}. */
public final class CachedCluster implements Cluster {
  private record OfPolicy(String namespace, String policyUid) {}

  private record OfPair(String namespace, String policyUid, String claimUid) {}

  final Table<PolicyProjection.Row> policies = new Table<>(this::policyChanged);
  final Table<Claim> claims = new Table<>((before, c) -> changes().claim(before, c));
  final Table<Snapshot> snapshots = new Table<>((before, s) -> changes().snapshot(before, s));
  final Table<Content> contents = new Table<>((before, c) -> changes().content(before, c));
  final Table<Volume> volumes = new Table<>((before, v) -> changes().volume(v));
  final Table<StorageClass> storageClasses = new Table<>((before, c) -> changes().storageClass(c));
  final Table<SnapshotClass> snapshotClasses =
      new Table<>((before, c) -> changes().snapshotClass(c));

  private final Table.Index<PolicyProjection.Row, String> policiesByNamespace =
      policies.index(row -> Optional.of(row.policy().namespace()));
  private final Table.Index<PolicyProjection.Row, String> policiesByUid =
      policies.index(row -> Optional.of(row.policy().uid()));
  private final Table.Index<Claim, String> claimsByNamespace =
      claims.index(c -> Optional.of(c.ref().namespace()));
  private final Table.Index<Claim, String> claimsRestoring =
      claims.index(c -> Optional.of(c.ref().namespace()).filter(n -> restoring(c)));
  private final Table.Index<Claim, String> claimsByVolume = claims.index(Claim::volume);
  private final Table.Index<Snapshot, String> snapshotsByNamespace =
      snapshots.index(s -> Optional.of(s.ref().namespace()));
  private final Table.Index<Snapshot, OfPolicy> snapshotsByPolicy =
      snapshots.index(CachedCluster::ofPolicy);
  private final Table.Index<Snapshot, ObjectRef> snapshotsByPolicyName =
      snapshots.index(s -> s.origin().policyName().map(name -> beside(s, name)));
  private final Table.Index<Snapshot, ObjectRef> snapshotsByClaimName =
      snapshots.index(s -> s.claimName().map(name -> beside(s, name)));
  private final Table.Index<Snapshot, OfPair> snapshotsByPair =
      snapshots.index(CachedCluster::ofPair);
  private final Table.Index<Snapshot, String> snapshotsByContent =
      snapshots.index(s -> s.status().content());
  private final Table.Index<Snapshot, Boolean> snapshotsByReadiness =
      snapshots.index(s -> Optional.of(s.ready()).filter(ready -> !ready));

  private volatile Optional<Changes> changes = Optional.empty();

  /** Whom to tell of changes; set once, before the first watch starts. */
  public void tell(Changes whom) {
    changes = Optional.of(whom);
  }

  private Changes changes() {
    return changes.orElseThrow(() -> new IllegalStateException("nobody to tell of changes"));
  }

  private void policyChanged(Optional<PolicyProjection.Row> before, PolicyProjection.Row row) {
    changes().policy(before.map(PolicyProjection.Row::policy), row.policy());
  }

  private static ObjectRef beside(Snapshot snapshot, String name) {
    return new ObjectRef(snapshot.ref().namespace(), name);
  }

  private static boolean restoring(Claim claim) {
    boolean filling = claim.phase() == ClaimPhase.PENDING && claim.restoredFrom().isPresent();
    return filling || claim.annotations().containsKey(Names.RESTORE_FROM);
  }

  private static Optional<OfPolicy> ofPolicy(Snapshot snapshot) {
    return snapshot.origin().policyUid().map(p -> new OfPolicy(snapshot.ref().namespace(), p));
  }

  private static Optional<OfPair> ofPair(Snapshot snapshot) {
    String namespace = snapshot.ref().namespace();
    Snapshot.Origin origin = snapshot.origin();
    return origin.policyUid().flatMap(p -> origin.claimUid().map(c -> new OfPair(namespace, p, c)));
  }

  @Override
  public Optional<Policy> policy(ObjectRef ref) {
    return policies.get(ref.toString()).map(PolicyProjection.Row::policy);
  }

  @Override
  public Optional<PolicyStatus> status(ObjectRef policy) {
    return policies.get(policy.toString()).flatMap(PolicyProjection.Row::status);
  }

  @Override
  public Collection<Policy> policies() {
    return policies(policies.all());
  }

  @Override
  public Collection<Policy> policies(String namespace) {
    return policies(policiesByNamespace.get(namespace));
  }

  @Override
  public Optional<Policy> policyWithUid(String namespace, String uid) {
    return policies(policiesByUid.get(uid)).stream()
        .filter(p -> p.namespace().equals(namespace))
        .findFirst();
  }

  private static Collection<Policy> policies(Collection<PolicyProjection.Row> rows) {
    return rows.stream().map(PolicyProjection.Row::policy).toList();
  }

  @Override
  public Optional<Claim> claim(ObjectRef ref) {
    return claims.get(ref.toString());
  }

  @Override
  public Collection<Claim> claimsWithVolume(String volume) {
    return claimsByVolume.get(volume);
  }

  @Override
  public Collection<Claim> claims() {
    return claims.all();
  }

  @Override
  public Collection<Claim> claims(String namespace) {
    return claimsByNamespace.get(namespace);
  }

  @Override
  public Collection<Claim> restoringClaims(String namespace) {
    return claimsRestoring.get(namespace);
  }

  @Override
  public Optional<Snapshot> snapshot(ObjectRef ref) {
    return snapshots.get(ref.toString());
  }

  @Override
  public Collection<Snapshot> snapshots() {
    return snapshots.all();
  }

  @Override
  public Collection<Snapshot> snapshots(String namespace) {
    return snapshotsByNamespace.get(namespace);
  }

  @Override
  public Collection<Snapshot> snapshotsOf(String namespace, String policyUid, String claimUid) {
    return snapshotsByPair.get(new OfPair(namespace, policyUid, claimUid));
  }

  @Override
  public Collection<Snapshot> snapshotsOf(String namespace, String policyUid) {
    return snapshotsByPolicy.get(new OfPolicy(namespace, policyUid));
  }

  @Override
  public Collection<Snapshot> snapshotsNaming(ObjectRef policy) {
    return snapshotsByPolicyName.get(policy);
  }

  @Override
  public Collection<Snapshot> snapshotsOfClaim(ObjectRef claim) {
    return snapshotsByClaimName.get(claim);
  }

  @Override
  public Collection<Snapshot> unreadySnapshots() {
    return snapshotsByReadiness.get(false);
  }

  @Override
  public Collection<Snapshot> snapshotsWithContent(String content) {
    return snapshotsByContent.get(content);
  }

  @Override
  public Optional<Volume> volume(String name) {
    return volumes.get(name);
  }

  @Override
  public Optional<StorageClass> storageClass(String name) {
    return storageClasses.get(name);
  }

  @Override
  public Collection<SnapshotClass> snapshotClasses() {
    return snapshotClasses.all();
  }

  @Override
  public Optional<Content> content(String name) {
    return contents.get(name);
  }
}
