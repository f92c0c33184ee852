package io.snapherd.operation;

import java.time.Instant;

/** "Look at it again": one pending wake-up per key, which only ever moves earlier. */
public interface WakeUps {
  /**
   * Has the key looked at.
   *
   * @param at in the past or now: as soon as a worker is free; while the key runs: once more after
   */
  void wake(Key key, Instant at);

  /** Drops what is known of a key whose object is gone. */
  void forget(Key key);
}
