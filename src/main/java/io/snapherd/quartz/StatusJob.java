package io.snapherd.quartz;

import io.snapherd.operation.Key.StatusKey;
import io.snapherd.operation.status.ReportStatus;

/** Writes a policy's status. */
public final class StatusJob extends KeyJob<StatusKey> {
  public StatusJob(ReportStatus useCase, Runs runs) {
    super(StatusKey.class, useCase, runs);
  }
}
