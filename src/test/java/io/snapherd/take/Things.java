package io.snapherd.take;

import io.snapherd.model.Claim;
import io.snapherd.model.ClaimPhase;
import io.snapherd.model.ClaimSelection;
import io.snapherd.model.ClaimSpec;
import io.snapherd.model.DeletionPolicy;
import io.snapherd.model.Identity;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicyMemory;
import io.snapherd.model.PolicySpec;
import io.snapherd.model.Size;
import io.snapherd.model.Snapshot;
import io.snapherd.model.SnapshotClass;
import io.snapherd.model.SnapshotTemplate;
import io.snapherd.model.Trigger;
import io.snapherd.model.Volume;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The claim pvc-demo, the policy nightly, and what comes near them. */
final class Things {
  static final String NAMESPACE = "shop";
  static final String CEPHFS = "cephfs.csi.ceph.com";
  static final String RBD = "rbd.csi.ceph.com";
  static final Instant SLOT = Instant.parse("2026-01-31T02:30:00Z");
  static final Instant CREATED = Instant.parse("2025-12-01T00:00:00Z");
  static final Trigger SCHEDULED = new Trigger.Scheduled(SLOT);
  static final Trigger MANUAL = new Trigger.Manual("1769826600", SLOT);
  static final Take NIGHTLY =
      new Take(policy("nightly", "p-1"), claim("pvc-demo", "c-1"), SCHEDULED);
  static final Take NOW = new Take(NIGHTLY.policy(), NIGHTLY.claim(), MANUAL);

  private Things() {}

  static Claim claim(String name, String uid) {
    return new Claim(
        identity(name, uid),
        Map.of("app", "shop"),
        Map.of(),
        new ClaimSpec(
            List.of("ReadWriteMany"),
            new Size("1Gi", 1L << 30),
            Optional.of("cephfs-hdd"),
            "Filesystem"),
        ClaimPhase.BOUND,
        Optional.of("pv-" + name),
        Optional.empty());
  }

  static Claim claimIn(Optional<String> storageClass) {
    Claim claim = NIGHTLY.claim();
    ClaimSpec spec = claim.spec();
    return new Claim(
        claim.id(),
        claim.labels(),
        claim.annotations(),
        new ClaimSpec(spec.accessModes(), spec.size(), storageClass, spec.volumeMode()),
        claim.phase(),
        claim.volume(),
        claim.restoredFrom());
  }

  static Claim claimIn(ClaimPhase phase, Optional<Instant> deletionTimestamp) {
    Claim claim = NIGHTLY.claim();
    return new Claim(
        new Identity(claim.ref(), claim.uid(), "1", CREATED, deletionTimestamp),
        claim.labels(),
        claim.annotations(),
        claim.spec(),
        phase,
        claim.volume(),
        claim.restoredFrom());
  }

  static Policy policy(String name, String uid) {
    return policy(name, uid, SnapshotTemplate.EMPTY);
  }

  static Policy policy(String name, String uid, SnapshotTemplate template) {
    PolicySpec spec =
        new PolicySpec(
            "30 2 * * *",
            "Etc/UTC",
            false,
            Optional.empty(),
            Duration.ZERO,
            ClaimSelection.ALL,
            Optional.empty(),
            PolicySpec.DEFAULT_READY_DEADLINE,
            template,
            Optional.empty());
    return new Policy(identity(name, uid), 1, Optional.empty(), spec, PolicyMemory.NONE);
  }

  static SnapshotClass snapshotClass(String name, String driver) {
    return new SnapshotClass(name, driver, DeletionPolicy.DELETE, false);
  }

  static SnapshotClass defaultClass(String name, String driver) {
    return new SnapshotClass(name, driver, DeletionPolicy.DELETE, true);
  }

  static Volume volume(Optional<Volume.Csi> csi) {
    return new Volume("pv-pvc-demo", csi, Optional.empty());
  }

  /** The snapshot that a take makes, under a name of one's own. */
  static Snapshot made(Take take, String name) {
    return snapshot(NAMESPACE, name, origin(take));
  }

  static Snapshot foreign(String name) {
    return snapshot(NAMESPACE, name, Snapshot.Origin.FOREIGN);
  }

  static Snapshot snapshot(String namespace, String name, Snapshot.Origin origin) {
    return new Snapshot(
        new Identity(new ObjectRef(namespace, name), "uid-" + name, "1", CREATED, Optional.empty()),
        Optional.of("pvc-demo"),
        Optional.empty(),
        origin,
        Snapshot.Marks.NONE,
        Snapshot.Status.UNKNOWN);
  }

  static Snapshot.Origin origin(Take take) {
    boolean manual = take.trigger() instanceof Trigger.Manual;
    return new Snapshot.Origin(
        Optional.of(take.policy().name()),
        Optional.of(take.policy().uid()),
        Optional.of(take.claim().uid()),
        Optional.of(take.trigger().slot()),
        manual,
        manual ? Optional.of(((Trigger.Manual) take.trigger()).value()) : Optional.empty(),
        Optional.empty());
  }

  private static Identity identity(String name, String uid) {
    return new Identity(new ObjectRef(NAMESPACE, name), uid, "1", CREATED, Optional.empty());
  }
}
