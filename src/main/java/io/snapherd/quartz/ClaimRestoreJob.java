package io.snapherd.quartz;

import io.snapherd.operation.Key.ClaimRestoreKey;
import io.snapherd.operation.restoring.RestoreForClaim;

/** Restores what is asked on a claim. */
public final class ClaimRestoreJob extends KeyJob<ClaimRestoreKey> {
  public ClaimRestoreJob(RestoreForClaim useCase, Runs runs) {
    super(ClaimRestoreKey.class, useCase, runs);
  }
}
