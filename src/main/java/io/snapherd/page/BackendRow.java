package io.snapherd.page;

import io.snapherd.page.BackendTimes.BackendTime;
import java.time.Duration;
import java.util.Locale;

/** A backend's times in seconds. */
record BackendRow(String driver, String snapshotClass, long count, String mean, String slow) {
  static BackendRow of(BackendTime time) {
    return new BackendRow(
        time.driver(), time.snapshotClass(), time.count(), text(time.mean()), text(time.slow()));
  }

  private static String text(Duration duration) {
    return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1e3);
  }
}
