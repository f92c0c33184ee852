package io.snapherd.operation;

import io.snapherd.model.ObjectRef;
import io.snapherd.model.Reason;
import io.snapherd.restore.RestorePhase;
import java.time.Duration;

/** What happened, counted. Implementations never throw and never block. */
public interface Telemetry {
  /** Something went wrong that a user may want to be alerted of. */
  void error(Operation operation, Reason reason);

  /** A run of a key ended in a bug of ours. */
  void bug(Key key);

  /** A create for a slot is sent for the first time, so long after its time has come. */
  void sent(Duration late);

  /** What was to become of a slot, or a run-now, of a policy is known. */
  void taken(ObjectRef policy, Taken result);

  /** The delete of a policy's snapshot was accepted. */
  void pruned(ObjectRef policy);

  /** A restore request has come to its end. */
  void restored(RestorePhase end);

  /** What became of a snapshot that a policy wanted. */
  enum Taken {
    READY,
    FAILED,
    SKIPPED
  }

  /** What was being done. */
  enum Operation {
    SCHEDULE,
    TAKE,
    PRUNE,
    RESTORE,
    REPORT,
    OBSERVE
  }
}
