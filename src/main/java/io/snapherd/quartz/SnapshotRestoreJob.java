package io.snapherd.quartz;

import io.snapherd.operation.Key.SnapshotRestoreKey;
import io.snapherd.operation.restoring.RestoreForSnapshot;

/** Restores what is asked on a snapshot. */
public final class SnapshotRestoreJob extends KeyJob<SnapshotRestoreKey> {
  public SnapshotRestoreJob(RestoreForSnapshot useCase, Runs runs) {
    super(SnapshotRestoreKey.class, useCase, runs);
  }
}
