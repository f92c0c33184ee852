package io.snapherd.quartz;

import io.snapherd.operation.Key.ClaimKey;
import io.snapherd.operation.taking.TakeSnapshots;

/** Takes what is due for a claim. */
public final class SnapshotJob extends KeyJob<ClaimKey> {
  public SnapshotJob(TakeSnapshots useCase, Runs runs) {
    super(ClaimKey.class, useCase, runs);
  }
}
