package io.snapherd.restore;

import io.snapherd.model.Claim;
import io.snapherd.model.ClaimSpec;
import io.snapherd.model.Content;
import io.snapherd.model.DeletionPolicy;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Size;
import io.snapherd.model.Snapshot;
import io.snapherd.model.Volume;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The namespace shop: facts that a test puts together. It has the storage class cephfs-hdd. */
final class Shop implements RestoreFacts {
  static final String NAMESPACE = "shop";
  static final String PVC_DEMO = "pvc-demo";
  static final String DRIVER = "cephfs.csi.ceph.com";
  static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  static final Size GIB = new Size("1Gi", 1L << 30);
  static final ClaimSpec SPEC =
      new ClaimSpec(List.of("ReadWriteMany"), GIB, Optional.of("cephfs-hdd"), "Filesystem");

  private final List<Snapshot> snapshots = new ArrayList<>();
  private final List<Claim> claims = new ArrayList<>();
  private final Map<String, Content> contents = new HashMap<>();
  private final Map<String, Volume> volumes = new HashMap<>();
  private final Map<String, Duration> deadlines = new HashMap<>();
  private final Map<ObjectRef, ClaimEvent> events = new HashMap<>();

  Shop with(SnapshotBuilder snapshot) {
    snapshots.add(snapshot.build());
    return this;
  }

  Shop with(ClaimBuilder claim) {
    claims.add(claim.build());
    return this;
  }

  /** A content that was cut of a volume. */
  Shop withContent(String name, String driver, String volumeHandle) {
    contents.put(
        name,
        new Content(
            name,
            driver,
            DeletionPolicy.DELETE,
            Optional.empty(),
            Optional.of(volumeHandle),
            Optional.empty(),
            true,
            false,
            Optional.empty()));
    return this;
  }

  Shop withVolume(String name, String driver, String handle) {
    volumes.put(
        name, new Volume(name, Optional.of(new Volume.Csi(driver, handle)), Optional.empty()));
    return this;
  }

  Shop withDeadline(String policyUid, Duration deadline) {
    deadlines.put(policyUid, deadline);
    return this;
  }

  Shop withEvent(String claim, String reason, String message) {
    events.put(new ObjectRef(NAMESPACE, claim), new ClaimEvent(reason, message));
    return this;
  }

  @Override
  public List<Snapshot> snapshots() {
    return snapshots;
  }

  @Override
  public List<Claim> claims() {
    return claims;
  }

  @Override
  public Optional<Content> content(String name) {
    return Optional.ofNullable(contents.get(name));
  }

  @Override
  public Optional<Volume> volume(String name) {
    return Optional.ofNullable(volumes.get(name));
  }

  @Override
  public boolean storageClassExists(String name) {
    return name.equals("cephfs-hdd");
  }

  @Override
  public Optional<Duration> readyDeadline(String policyUid) {
    return Optional.ofNullable(deadlines.get(policyUid));
  }

  @Override
  public Optional<ClaimEvent> lastEvent(ObjectRef claim) {
    return Optional.ofNullable(events.get(claim));
  }
}
