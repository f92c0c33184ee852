package io.snapherd.retention;

import io.snapherd.model.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The time that a snapshot is decided by: its slot, as long as that can be believed. Annotations
 * can be edited by anyone, so a slot is believed up to the creation timestamp, which is the API
 * server's, plus what clocks may differ. The storage's {@code creationTime} is never decided by: it
 * is a third clock, hours off where it takes local time for UTC.
 */
public final class Dating {
  /** How far two clocks may differ before one of them is called wrong. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private Dating() {}

  /** The slot if it can be believed, else the creation timestamp. */
  public static Instant time(Snapshot snapshot) {
    return slot(snapshot).orElse(snapshot.id().created());
  }

  /** The slot annotation if it can be believed. */
  public static Optional<Instant> slot(Snapshot snapshot) {
    return snapshot.origin().slot().filter(slot -> !isAhead(slot, snapshot.id().created()));
  }

  /** Whether {@code time} is later than {@code clock} by more than clocks may differ. */
  public static boolean isAhead(Instant time, Instant clock) {
    return time.isAfter(clock) && Duration.between(clock, time).compareTo(TOLERANCE) > 0;
  }
}
