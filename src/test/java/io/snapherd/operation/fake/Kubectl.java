package io.snapherd.operation.fake;

import io.snapherd.model.Claim;
import io.snapherd.model.ClaimPhase;
import io.snapherd.model.ClaimSpec;
import io.snapherd.model.DeletionPolicy;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicyMemory;
import io.snapherd.model.PolicySpec;
import io.snapherd.model.Size;
import io.snapherd.model.Snapshot;
import io.snapherd.model.SnapshotClass;
import io.snapherd.model.StorageClass;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What users and administrators do, in the namespace {@link #NAMESPACE}. */
public final class Kubectl {
  public static final String NAMESPACE = "shop";
  public static final String DRIVER = "cephfs.csi.ceph.com";
  public static final String CLASS = "cephfs-hdd-snapshotclass";
  public static final String STORAGE_CLASS = "cephfs-hdd";
  public static final ClaimSpec CLAIM =
      new ClaimSpec(
          List.of("ReadWriteMany"),
          new Size("1Gi", 1L << 30),
          Optional.of(STORAGE_CLASS),
          "Filesystem");

  private final FakeCluster cluster;

  public Kubectl(FakeCluster cluster) {
    this.cluster = cluster;
  }

  public static ObjectRef ref(String name) {
    return new ObjectRef(NAMESPACE, name);
  }

  /** A storage class with its snapshot class, as the storage's administrator makes them. */
  public void storage(DeletionPolicy deletionPolicy) {
    cluster.storageClasses.put(
        STORAGE_CLASS, new StorageClass(STORAGE_CLASS, DRIVER, Optional.empty()));
    snapshotClass(new SnapshotClass(CLASS, DRIVER, deletionPolicy, false));
  }

  public void snapshotClass(SnapshotClass snapshotClass) {
    cluster.snapshotClasses.put(snapshotClass.name(), snapshotClass);
  }

  public void deleteSnapshotClass(String name) {
    cluster.snapshotClasses.remove(name);
  }

  public void deleteStorageClass() {
    cluster.storageClasses.remove(STORAGE_CLASS);
  }

  /** Creates the policy, or changes its spec. */
  public Policy apply(String name, UnaryOperator<SpecBuilder> spec) {
    return apply(name, spec.apply(new SpecBuilder()).build());
  }

  private Policy apply(String name, PolicySpec spec) {
    StoredPolicy stored =
        cluster.policies.get(ref(name).toString()).orElseGet(() -> newPolicy(name, spec));
    cluster.put(stored.with(spec));
    return policy(name);
  }

  private StoredPolicy newPolicy(String name, PolicySpec spec) {
    return new StoredPolicy(
        new Policy(cluster.newIdentity(ref(name)), 1, Optional.empty(), spec, PolicyMemory.NONE),
        Optional.empty());
  }

  public Policy policy(String name) {
    return cluster.policy(ref(name)).orElseThrow();
  }

  public void runNow(String policy, String value) {
    cluster.put(stored(policy).runNow(Optional.of(value)));
  }

  /** As a restore of a backup of the API server without status does. */
  public void wipeStatus(String policy) {
    cluster.put(stored(policy).withoutStatus());
  }

  public void deletePolicy(String name) {
    cluster.policies.remove(ref(name).toString());
  }

  private StoredPolicy stored(String policy) {
    return cluster.policies.get(ref(policy).toString()).orElseThrow();
  }

  /** A new claim, which is not bound yet. */
  public Claim createClaim(String name, Map<String, String> labels) {
    return createClaim(name, labels, Optional.empty());
  }

  /** A new claim that is to be filled from a snapshot, made by hand. */
  public Claim createClaimFrom(String snapshot, String name) {
    return createClaim(name, Map.of(), Optional.of(snapshot));
  }

  private Claim createClaim(
      String name, Map<String, String> labels, Optional<String> restoredFrom) {
    cluster.put(
        new Claim(
            cluster.newIdentity(ref(name)),
            labels,
            Map.of(),
            CLAIM,
            ClaimPhase.PENDING,
            Optional.empty(),
            restoredFrom));
    return claim(name);
  }

  public Claim claim(String name) {
    return cluster.claim(ref(name)).orElseThrow();
  }

  public void annotateClaim(String name, String key, String value) {
    cluster.put(Edits.annotated(claim(name), key, Optional.of(value)));
  }

  public void unannotateClaim(String name, String key) {
    cluster.put(Edits.annotated(claim(name), key, Optional.empty()));
  }

  public void labelClaim(String name, String key, Optional<String> value) {
    cluster.put(Edits.labelled(claim(name), key, value));
  }

  /** It goes when nothing protects it any more: see {@link Backend#finishClaim}. */
  public void deleteClaim(String name) {
    Claim claim = claim(name);
    cluster.put(Edits.with(claim, Edits.deleted(claim.id(), cluster.serverTime())));
  }

  public Snapshot snapshot(String name) {
    return cluster.snapshot(ref(name)).orElseThrow();
  }

  /** A snapshot made by hand or by another tool. */
  public Snapshot createSnapshot(String name, String claim) {
    return createSnapshot(name, claim, Snapshot.Origin.FOREIGN);
  }

  public Snapshot createSnapshot(String name, String claim, Snapshot.Origin origin) {
    return createSnapshot(ref(name), claim, origin);
  }

  /** Of any class, or of what is none. */
  public Snapshot createSnapshotOfClass(String snapshotClass, String name, String claim) {
    return createSnapshot(ref(name), claim, Snapshot.Origin.FOREIGN, snapshotClass);
  }

  /** In any namespace. */
  public Snapshot createSnapshot(ObjectRef ref, String claim, Snapshot.Origin origin) {
    return createSnapshot(ref, claim, origin, CLASS);
  }

  private Snapshot createSnapshot(
      ObjectRef ref, String claim, Snapshot.Origin origin, String snapshotClass) {
    cluster.put(
        new Snapshot(
            cluster.newIdentity(ref),
            Optional.of(claim),
            Optional.of(snapshotClass),
            origin,
            Snapshot.Marks.NONE,
            Snapshot.Status.UNKNOWN));
    return cluster.snapshot(ref).orElseThrow();
  }

  public void hold(String snapshot, String why) {
    Snapshot.Marks marks = snapshot(snapshot).marks();
    mark(snapshot, new Snapshot.Marks(Optional.of(why), marks.restoreTo(), marks.restoreStatus()));
  }

  public void restoreTo(String snapshot, String claim) {
    Snapshot.Marks marks = snapshot(snapshot).marks();
    mark(snapshot, new Snapshot.Marks(marks.hold(), Optional.of(claim), marks.restoreStatus()));
  }

  private void mark(String snapshot, Snapshot.Marks marks) {
    cluster.put(Edits.with(snapshot(snapshot), marks));
  }

  /** Gives a snapshot to a policy, as somebody does who adopts it by its labels. */
  public void adopt(String snapshot, Policy policy, Optional<String> claimUid) {
    Snapshot.Origin origin = snapshot(snapshot).origin();
    cluster.put(
        Edits.with(
            snapshot(snapshot),
            new Snapshot.Origin(
                origin.policyName(),
                Optional.of(policy.uid()),
                claimUid,
                origin.slot(),
                origin.manual(),
                origin.runNow(),
                origin.claim())));
  }

  public void deleteSnapshot(String name) {
    cluster.delete(snapshot(name));
  }

  /** Patches {@code deletionPolicy} of the content that a snapshot is bound to. */
  public void patchContent(String snapshot, DeletionPolicy deletionPolicy) {
    String name = snapshot(snapshot).contentName();
    cluster
        .content(name)
        .ifPresent(c -> cluster.contents.put(name, Backend.with(c, deletionPolicy)));
  }
}
