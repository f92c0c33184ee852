package io.snapherd.operation.fake;

import io.snapherd.model.Identity;
import io.snapherd.model.Names;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Refused;
import io.snapherd.operation.RestoreStatuses;
import io.snapherd.operation.Subject;
import io.snapherd.restore.RestoreStatus;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The annotation beside a restore request at the fake API server, in whole seconds. */
public final class FakeRestoreStatuses implements RestoreStatuses {
  private final FakeCluster cluster;

  public FakeRestoreStatuses(FakeCluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public Optional<RestoreStatus> read(Optional<String> annotation) {
    return annotation.flatMap(cluster::restoreStatus);
  }

  @Override
  public void write(Subject on, Optional<RestoreStatus> status) throws Refused {
    ObjectRef ref = on.id().ref();
    cluster.faults().check(Faults.Call.WRITE_RESTORE_STATUS, ref.name());
    Optional<String> text = status.map(FakeRestoreStatuses::rounded).map(cluster::text);
    switch (on.kind()) {
      case CLAIM -> onClaim(on.id(), text);
      case SNAPSHOT -> onSnapshot(on.id(), text);
      case POLICY -> throw new IllegalArgumentException("no restore on a policy");
    }
    cluster.written(Write.Verb.WRITE_RESTORE_STATUS, ref);
  }

  private void onClaim(Identity id, Optional<String> text) throws Refused {
    cluster.put(
        Edits.annotated(
            cluster.claim(id.ref()).filter(c -> same(c.id(), id)).orElseThrow(this::gone),
            Names.RESTORE_STATUS,
            text));
  }

  private void onSnapshot(Identity id, Optional<String> text) throws Refused {
    Snapshot snapshot =
        cluster.snapshot(id.ref()).filter(s -> same(s.id(), id)).orElseThrow(this::gone);
    Snapshot.Marks marks = snapshot.marks();
    cluster.put(Edits.with(snapshot, new Snapshot.Marks(marks.hold(), marks.restoreTo(), text)));
  }

  private static boolean same(Identity a, Identity b) {
    return a.uid().equals(b.uid());
  }

  private Refused gone() {
    return new Refused(Reason.ApiUnavailable, "not found");
  }

  private static RestoreStatus rounded(RestoreStatus s) {
    return new RestoreStatus(
        s.request(),
        s.snapshot(),
        s.cutTime(),
        s.claim(),
        s.phase(),
        s.reason(),
        s.message(),
        s.time().truncatedTo(ChronoUnit.SECONDS));
  }
}
