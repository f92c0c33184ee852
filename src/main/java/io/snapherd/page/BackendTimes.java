package io.snapherd.page;

import java.time.Duration;
import java.util.List;

/** How long the storage backends have taken, for a glance. */
@FunctionalInterface
public interface BackendTimes {
  List<BackendTime> all();

  /**
   * Of one driver and snapshot class, since this process has begun to lead.
   *
   * @param count snapshots that were measured
   * @param slow 95 of 100 were not slower
   */
  record BackendTime(
      String driver, String snapshotClass, long count, Duration mean, Duration slow) {}
}
