package io.snapherd.admission;

import io.snapherd.model.Identity;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A VolumeSnapshot in namespace {@code shop} to which a test adds what matters to it. */
record SnapshotSample(
    String name,
    Optional<String> claim,
    Instant created,
    Optional<Instant> deleted,
    Optional<String> policy,
    Optional<Instant> slot,
    Optional<String> hold,
    Optional<Boolean> ready,
    Optional<String> error) {

  /** Just created: the controller has not seen it yet. */
  static SnapshotSample fresh(String name, String claim, Instant created) {
    return new SnapshotSample(
        name,
        Optional.of(claim),
        created,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  SnapshotSample withoutClaim() {
    return new SnapshotSample(
        name, Optional.empty(), created, deleted, policy, slot, hold, ready, error);
  }

  SnapshotSample deleting() {
    return new SnapshotSample(
        name, claim, created, Optional.of(created), policy, slot, hold, ready, error);
  }

  SnapshotSample taken(String byPolicy, Instant forSlot) {
    return new SnapshotSample(
        name,
        claim,
        created,
        deleted,
        Optional.of(byPolicy),
        Optional.of(forSlot),
        hold,
        ready,
        error);
  }

  SnapshotSample held() {
    return new SnapshotSample(
        name, claim, created, deleted, policy, slot, Optional.of("audit"), ready, error);
  }

  SnapshotSample ready(boolean value) {
    return new SnapshotSample(
        name, claim, created, deleted, policy, slot, hold, Optional.of(value), error);
  }

  SnapshotSample error(String message) {
    return new SnapshotSample(
        name, claim, created, deleted, policy, slot, hold, ready, Optional.of(message));
  }

  Snapshot get() {
    return new Snapshot(
        new Identity(new ObjectRef("shop", name), "uid-of-" + name, "1", created, deleted),
        claim,
        Optional.empty(),
        new Snapshot.Origin(
            Optional.empty(),
            policy,
            Optional.empty(),
            slot,
            false,
            Optional.empty(),
            Optional.empty()),
        new Snapshot.Marks(hold, Optional.empty(), Optional.empty()),
        new Snapshot.Status(
            ready, Optional.empty(), Optional.empty(), Optional.empty(), error, List.of(), false));
  }
}
