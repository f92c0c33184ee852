package io.snapherd.retention;

import io.snapherd.model.Content;
import io.snapherd.model.DeletionPolicy;
import io.snapherd.model.Identity;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Snapshot;
import io.snapherd.model.Snapshot.Marks;
import io.snapherd.model.Snapshot.Origin;
import io.snapherd.model.Snapshot.Status;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Snapshots for tests: each function changes one thing about a plain one. */
final class Snapshots {
  private Snapshots() {}

  /** Made for the slot at once, and Ready. */
  static Snapshot ready(String name, Instant slot) {
    return withReady(unready(name, slot), Optional.of(true));
  }

  /** Made for the slot at once, and nothing has come of it yet. */
  static Snapshot unready(String name, Instant slot) {
    Identity id =
        new Identity(new ObjectRef("shop", name), "uid-" + name, "1", slot, Optional.empty());
    return withSlot(
        new Snapshot(
            id,
            Optional.of("pvc-demo"),
            Optional.empty(),
            Origin.FOREIGN,
            Marks.NONE,
            Status.UNKNOWN),
        Optional.of(slot));
  }

  static Snapshot withSlot(Snapshot s, Optional<Instant> slot) {
    return withOrigin(s, slot, Optional.empty(), Optional.of("claim-uid"));
  }

  static Snapshot ofClaim(Snapshot s, String claimUid) {
    return withOrigin(s, s.origin().slot(), s.origin().runNow(), Optional.of(claimUid));
  }

  /** Made for a {@code snapherd.io/run-now} of this value. */
  static Snapshot manual(Snapshot s, String value) {
    return withOrigin(s, s.origin().slot(), Optional.of(value), s.origin().claimUid());
  }

  private static Snapshot withOrigin(
      Snapshot s, Optional<Instant> slot, Optional<String> runNow, Optional<String> claimUid) {
    Origin origin =
        new Origin(
            Optional.of("nightly"),
            Optional.of("policy-uid"),
            claimUid,
            slot,
            runNow.isPresent(),
            runNow,
            Optional.empty());
    return new Snapshot(s.id(), s.claimName(), s.snapshotClass(), origin, s.marks(), s.status());
  }

  static Snapshot created(Snapshot s, Instant created) {
    return withId(s, created, s.id().deletionTimestamp());
  }

  static Snapshot deleting(Snapshot s) {
    return withId(s, s.id().created(), Optional.of(s.id().created()));
  }

  private static Snapshot withId(Snapshot s, Instant created, Optional<Instant> deletion) {
    Identity id =
        new Identity(s.id().ref(), s.id().uid(), s.id().resourceVersion(), created, deletion);
    return new Snapshot(id, s.claimName(), s.snapshotClass(), s.origin(), s.marks(), s.status());
  }

  static Snapshot held(Snapshot s) {
    Marks marks = new Marks(Optional.of("legal"), Optional.empty(), Optional.empty());
    return new Snapshot(s.id(), s.claimName(), s.snapshotClass(), s.origin(), marks, s.status());
  }

  static Snapshot withReady(Snapshot s, Optional<Boolean> ready) {
    Status t = s.status();
    return withStatus(
        s,
        new Status(
            ready, t.cut(), t.restoreSize(), t.content(), t.error(), t.finalizers(), t.group()));
  }

  /** The storage has cut it, and this is its content. */
  static Snapshot cut(Snapshot s, String content) {
    Status t = s.status();
    return withStatus(
        s,
        new Status(
            t.ready(),
            Optional.of(s.id().created()),
            t.restoreSize(),
            Optional.of(content),
            t.error(),
            t.finalizers(),
            t.group()));
  }

  /** The storage has cut it, and no content is named. */
  static Snapshot cutWithoutContent(Snapshot s) {
    Status t = s.status();
    return withStatus(
        s,
        new Status(
            t.ready(),
            Optional.of(s.id().created()),
            t.restoreSize(),
            Optional.empty(),
            t.error(),
            t.finalizers(),
            t.group()));
  }

  static Snapshot withError(Snapshot s, String error) {
    Status t = s.status();
    return withStatus(
        s,
        new Status(
            t.ready(),
            t.cut(),
            t.restoreSize(),
            t.content(),
            Optional.of(error),
            t.finalizers(),
            t.group()));
  }

  static Snapshot groupMember(Snapshot s) {
    Status t = s.status();
    return withStatus(
        s,
        new Status(t.ready(), t.cut(), t.restoreSize(), t.content(), t.error(), List.of(), true));
  }

  private static Snapshot withStatus(Snapshot s, Status status) {
    return new Snapshot(s.id(), s.claimName(), s.snapshotClass(), s.origin(), s.marks(), status);
  }

  /** A content that is bound to the snapshot and not ready. */
  static Content content(Snapshot s) {
    return new Content(
        s.status().content().orElse("snapcontent-" + s.id().uid()),
        "rbd.csi.ceph.com",
        DeletionPolicy.DELETE,
        Optional.of(s.id().uid()),
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        Optional.empty());
  }

  static Content readyContent(Snapshot s) {
    Content c = content(s);
    return new Content(
        c.name(),
        c.driver(),
        c.deletionPolicy(),
        c.boundTo(),
        c.volumeHandle(),
        c.snapshotHandle(),
        true,
        c.beingCreated(),
        c.snapshotClass());
  }

  static Content retained(Content c) {
    return new Content(
        c.name(),
        c.driver(),
        DeletionPolicy.RETAIN,
        c.boundTo(),
        c.volumeHandle(),
        c.snapshotHandle(),
        c.ready(),
        c.beingCreated(),
        c.snapshotClass());
  }

  static Content boundTo(Content c, Optional<String> uid) {
    return new Content(
        c.name(),
        c.driver(),
        c.deletionPolicy(),
        uid,
        c.volumeHandle(),
        c.snapshotHandle(),
        c.ready(),
        c.beingCreated(),
        c.snapshotClass());
  }

  /** All contents there are. */
  static Contents contents(Content... all) {
    return Contents.all(name -> Arrays.stream(all).filter(c -> c.name().equals(name)).findFirst());
  }
}
