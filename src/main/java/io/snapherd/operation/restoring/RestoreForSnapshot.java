package io.snapherd.operation.restoring;

import io.snapherd.model.Snapshot;
import io.snapherd.operation.Cluster;
import io.snapherd.operation.Key.SnapshotRestoreKey;
import io.snapherd.operation.Subject;
import io.snapherd.operation.UseCase;
import io.snapherd.operation.restoring.OpenRestores.Follow;
import io.snapherd.restore.RestoreRequest;
import java.time.Instant;
import java.util.Optional;

/** Follows the restore request on a snapshot. */
public final class RestoreForSnapshot implements UseCase<SnapshotRestoreKey> {
  private final Cluster cluster;
  private final Restorer restorer;
  private final OpenRestores open;

  public RestoreForSnapshot(Cluster cluster, Restorer restorer, OpenRestores open) {
    this.cluster = cluster;
    this.restorer = restorer;
    this.open = open;
  }

  @Override
  public Optional<Instant> run(SnapshotRestoreKey key) {
    return open.looked(
        key,
        cluster
            .snapshot(key.snapshot())
            .map(this::restore)
            .orElseGet(() -> restorer.gone(key.snapshot())));
  }

  private Optional<Follow> restore(Snapshot snapshot) {
    return restorer.restore(
        new Subject(Subject.Kind.SNAPSHOT, snapshot.id()),
        RestoreRequest.on(snapshot),
        snapshot.marks().restoreStatus());
  }
}
