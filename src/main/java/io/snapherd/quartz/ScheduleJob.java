package io.snapherd.quartz;

import io.snapherd.operation.Key.PolicyKey;
import io.snapherd.operation.due.ScheduleClaims;

/** Wakes a policy's claims at its slots. */
public final class ScheduleJob extends KeyJob<PolicyKey> {
  public ScheduleJob(ScheduleClaims useCase, Runs runs) {
    super(PolicyKey.class, useCase, runs);
  }
}
