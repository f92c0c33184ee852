package io.snapherd.quartz;

import io.snapherd.operation.Key;
import io.snapherd.operation.Key.ClaimKey;
import io.snapherd.operation.Key.ClaimRestoreKey;
import io.snapherd.operation.Key.PlacesKey;
import io.snapherd.operation.Key.PolicyKey;
import io.snapherd.operation.Key.PruneKey;
import io.snapherd.operation.Key.SnapshotRestoreKey;
import io.snapherd.operation.Key.StatusKey;
import java.util.List;
import org.quartz.Job;

/** Which job serves which kind of key. */
public final class Jobs {
  /** Every job there is, for whoever makes them. */
  public static final List<Class<? extends Job>> ALL =
      List.of(
          ScheduleJob.class,
          SnapshotJob.class,
          PruneJob.class,
          ClaimRestoreJob.class,
          SnapshotRestoreJob.class,
          PlacesJob.class,
          StatusJob.class);

  private Jobs() {}

  static Class<? extends Job> of(Key key) {
    if (key instanceof PolicyKey) {
      return ScheduleJob.class;
    } else if (key instanceof ClaimKey) {
      return SnapshotJob.class;
    } else if (key instanceof PruneKey) {
      return PruneJob.class;
    } else if (key instanceof ClaimRestoreKey) {
      return ClaimRestoreJob.class;
    } else if (key instanceof SnapshotRestoreKey) {
      return SnapshotRestoreJob.class;
    } else if (key instanceof PlacesKey) {
      return PlacesJob.class;
    } else if (key instanceof StatusKey) {
      return StatusJob.class;
    }
    throw new IllegalArgumentException("no job for " + key);
  }
}
