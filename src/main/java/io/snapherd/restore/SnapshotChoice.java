package io.snapherd.restore;

import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import java.time.Instant;

/** Which snapshot a request is about, once the snapshots are known. */
sealed interface SnapshotChoice {

  /** This one, which need not be ready yet. */
  record Chosen(Snapshot snapshot, Instant cut) implements SnapshotChoice {}

  /** None, for good. */
  record Refused(Reason reason, String message) implements SnapshotChoice {}
}
