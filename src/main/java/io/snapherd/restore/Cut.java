package io.snapherd.restore;

import static java.time.temporal.ChronoUnit.SECONDS;

import io.snapherd.model.PolicySpec;
import io.snapherd.model.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When the data in a snapshot was current. */
public final class Cut {
  private Cut() {}

  /**
   * The same for a snapshot whose policy may be gone, or that has none: by the default then.
   *
   * @param readyDeadline of its policy
   */
  static Instant of(Snapshot snapshot, Optional<Duration> readyDeadline) {
    return of(snapshot, readyDeadline.orElse(PolicySpec.DEFAULT_READY_DEADLINE));
  }

  /**
   * The storage's {@code creationTime} where it can be true, that is from the creation of the
   * object until {@code readyDeadline} after it, both included; else the creation timestamp. The
   * storage's clock may be hours off (CephFS where ceph-mgr is not in UTC), and the slot is only a
   * wish. Both times are whole seconds in Kubernetes, so a cut in the second of the creation is
   * believed.
   */
  public static Instant of(Snapshot snapshot, Duration readyDeadline) {
    Instant created = snapshot.id().created();
    Instant earliest = created.truncatedTo(SECONDS);
    Instant latest = created.plus(readyDeadline);
    return snapshot
        .status()
        .cut()
        .filter(cut -> !cut.isBefore(earliest) && !cut.isAfter(latest))
        .orElse(created);
  }
}
