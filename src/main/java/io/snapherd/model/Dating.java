package io.snapherd.model;

import java.time.Instant;
import java.util.Optional;

/**
 * The time that a snapshot is decided by: its slot, as long as that can be believed. Annotations
 * can be edited by anyone, so a slot is believed up to the creation timestamp, which is the API
 * server's, plus what clocks may differ. The storage's {@code creationTime} is never decided by: it
 * is a third clock, hours off where it takes local time for UTC.
 */
public final class Dating {
  private Dating() {}

  /** The slot if it can be believed, else the creation timestamp. */
  public static Instant time(Snapshot snapshot) {
    return slot(snapshot).orElse(snapshot.id().created());
  }

  /** The slot annotation if it can be believed. */
  public static Optional<Instant> slot(Snapshot snapshot) {
    return snapshot.origin().slot().filter(slot -> !Clocks.isAhead(slot, snapshot.id().created()));
  }
}
