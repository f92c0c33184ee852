package io.snapherd.operation;

import io.snapherd.model.Reason;

/** What happened, counted. Implementations never throw and never block. */
public interface Telemetry {
  /** Something went wrong that a user may want to be alerted of. */
  void error(Operation operation, Reason reason);

  /** A run of a key ended in a bug of ours. */
  void bug(Key key);

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
