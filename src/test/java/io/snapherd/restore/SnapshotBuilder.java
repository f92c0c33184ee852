package io.snapherd.restore;

import io.snapherd.model.ClaimSpec;
import io.snapherd.model.Identity;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Size;
import io.snapherd.model.Snapshot;
import io.snapherd.model.SourceClaim;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A hand-made snapshot of pvc-demo, Ready and cut when it was created, until told otherwise. */
final class SnapshotBuilder {
  private final String name;
  private Instant created = Shop.NOW.minusSeconds(3600);
  private Optional<Instant> deleted = Optional.empty();
  private Optional<String> claimName = Optional.of(Shop.PVC_DEMO);
  private Optional<String> policyUid = Optional.empty();
  private Optional<String> claimUid = Optional.empty();
  private Optional<Instant> slot = Optional.empty();
  private Optional<SourceClaim> source = Optional.empty();
  private Optional<String> restoreTo = Optional.empty();
  private Optional<String> restoreStatus = Optional.empty();
  private Optional<Boolean> ready = Optional.of(true);
  private Optional<Instant> cut = Optional.empty();
  private Optional<Size> restoreSize = Optional.empty();
  private Optional<String> content = Optional.empty();
  private Optional<String> error = Optional.empty();

  private SnapshotBuilder(String name) {
    this.name = name;
  }

  static SnapshotBuilder snapshot(String name) {
    return new SnapshotBuilder(name);
  }

  /** As Snapherd takes it. */
  SnapshotBuilder takenOf(String claimUid) {
    this.claimUid = Optional.of(claimUid);
    return remembering(claimUid, Shop.SPEC);
  }

  SnapshotBuilder remembering(String uid, ClaimSpec spec) {
    this.source = Optional.of(new SourceClaim(Shop.PVC_DEMO, uid, spec));
    return this;
  }

  SnapshotBuilder labelledOf(String claimUid) {
    this.claimUid = Optional.of(claimUid);
    return this;
  }

  SnapshotBuilder ofClaim(String claim) {
    this.claimName = Optional.of(claim);
    return this;
  }

  SnapshotBuilder preProvisioned() {
    this.claimName = Optional.empty();
    return this;
  }

  SnapshotBuilder byPolicy(String uid) {
    this.policyUid = Optional.of(uid);
    return this;
  }

  SnapshotBuilder created(Instant instant) {
    this.created = instant;
    return this;
  }

  SnapshotBuilder cut(Instant instant) {
    this.cut = Optional.of(instant);
    return this;
  }

  SnapshotBuilder slot(Instant instant) {
    this.slot = Optional.of(instant);
    return this;
  }

  SnapshotBuilder restoreSize(Size size) {
    this.restoreSize = Optional.of(size);
    return this;
  }

  SnapshotBuilder content(String content) {
    this.content = Optional.of(content);
    return this;
  }

  SnapshotBuilder unready() {
    this.ready = Optional.empty();
    return this;
  }

  SnapshotBuilder failing(String message) {
    this.ready = Optional.of(false);
    this.error = Optional.of(message);
    return this;
  }

  SnapshotBuilder deleted() {
    this.deleted = Optional.of(Shop.NOW);
    return this;
  }

  SnapshotBuilder restoreTo(String claim) {
    this.restoreTo = Optional.of(claim);
    return this;
  }

  SnapshotBuilder restoreStatus(String text) {
    this.restoreStatus = Optional.of(text);
    return this;
  }

  Snapshot build() {
    return new Snapshot(
        new Identity(new ObjectRef(Shop.NAMESPACE, name), "uid-" + name, "1", created, deleted),
        claimName,
        Optional.empty(),
        new Snapshot.Origin(
            Optional.empty(), policyUid, claimUid, slot, false, Optional.empty(), source),
        new Snapshot.Marks(Optional.empty(), restoreTo, restoreStatus),
        new Snapshot.Status(ready, cut, restoreSize, content, error, List.of(), false));
  }
}
