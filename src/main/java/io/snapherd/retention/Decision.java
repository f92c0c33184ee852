package io.snapherd.retention;

import io.snapherd.model.Dating;
import io.snapherd.model.Snapshot;
import java.time.Instant;
import java.util.List;

/**
 * What a plan says about one snapshot.
 *
 * @param time what it was decided by, see {@link Dating}
 * @param grounds at least one; for a kept one everything that wants it
 */
public record Decision(
    Snapshot snapshot, Instant time, State state, Verdict verdict, List<Ground> grounds) {
  public Decision {
    grounds = List.copyOf(grounds);
  }
}
