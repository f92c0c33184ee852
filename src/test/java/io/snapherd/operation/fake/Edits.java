package io.snapherd.operation.fake;

import io.snapherd.model.Claim;
import io.snapherd.model.ClaimPhase;
import io.snapherd.model.Identity;
import io.snapherd.model.Snapshot;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values that differ from others in one thing. */
final class Edits {
  private Edits() {}

  static Identity at(Identity id, String version) {
    return new Identity(id.ref(), id.uid(), version, id.created(), id.deletionTimestamp());
  }

  static Identity deleted(Identity id, Instant when) {
    return new Identity(id.ref(), id.uid(), id.resourceVersion(), id.created(), Optional.of(when));
  }

  static Snapshot with(Snapshot s, Identity id) {
    return new Snapshot(id, s.claimName(), s.snapshotClass(), s.origin(), s.marks(), s.status());
  }

  static Snapshot with(Snapshot s, Snapshot.Status status) {
    return new Snapshot(s.id(), s.claimName(), s.snapshotClass(), s.origin(), s.marks(), status);
  }

  static Snapshot with(Snapshot s, Snapshot.Marks marks) {
    return new Snapshot(s.id(), s.claimName(), s.snapshotClass(), s.origin(), marks, s.status());
  }

  static Snapshot with(Snapshot s, Snapshot.Origin origin) {
    return new Snapshot(s.id(), s.claimName(), s.snapshotClass(), origin, s.marks(), s.status());
  }

  static Snapshot withFinalizers(Snapshot s, List<String> finalizers) {
    Snapshot.Status status = s.status();
    return with(
        s,
        new Snapshot.Status(
            status.ready(),
            status.cut(),
            status.restoreSize(),
            status.content(),
            status.error(),
            finalizers,
            status.group()));
  }

  static Claim with(Claim c, Identity id) {
    return new Claim(
        id, c.labels(), c.annotations(), c.spec(), c.phase(), c.volume(), c.restoredFrom());
  }

  static Claim annotated(Claim c, String key, Optional<String> value) {
    return new Claim(
        c.id(),
        c.labels(),
        with(c.annotations(), key, value),
        c.spec(),
        c.phase(),
        c.volume(),
        c.restoredFrom());
  }

  static Claim labelled(Claim c, String key, Optional<String> value) {
    return new Claim(
        c.id(),
        with(c.labels(), key, value),
        c.annotations(),
        c.spec(),
        c.phase(),
        c.volume(),
        c.restoredFrom());
  }

  static Claim bound(Claim c, String volume) {
    return new Claim(
        c.id(),
        c.labels(),
        c.annotations(),
        c.spec(),
        ClaimPhase.BOUND,
        Optional.of(volume),
        c.restoredFrom());
  }

  private static Map<String, String> with(
      Map<String, String> map, String key, Optional<String> value) {
    Map<String, String> edited = new HashMap<>(map);
    edited.remove(key);
    value.ifPresent(v -> edited.put(key, v));
    return edited;
  }
}
