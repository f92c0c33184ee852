package io.snapherd.quartz;

import io.snapherd.operation.Key.PruneKey;
import io.snapherd.operation.pruning.PruneSnapshots;

/** Prunes the snapshots of one policy and claim. */
public final class PruneJob extends KeyJob<PruneKey> {
  public PruneJob(PruneSnapshots useCase, Runs runs) {
    super(PruneKey.class, useCase, runs);
  }
}
