package io.snapherd.schedule;

import io.snapherd.model.Snapshot;
import io.snapherd.model.Trigger;

/** Whether a user's {@code snapherd.io/run-now} asks for a snapshot of a claim. */
public sealed interface RunNow {
  /** What the request has come to for this claim. */
  SlotState state();

  /** Take one, also while the policy is suspended. */
  record Take(Trigger.Manual trigger) implements RunNow {
    @Override
    public SlotState state() {
      return SlotState.OPEN;
    }
  }

  /** A snapshot for this value exists: success, and never a second one. */
  record AlreadyRun(String value, Snapshot snapshot) implements RunNow {
    @Override
    public SlotState state() {
      return SlotState.SERVED;
    }
  }

  /** Nothing is asked for, or it was served or given up for every claim. */
  record Nothing() implements RunNow {
    @Override
    public SlotState state() {
      return SlotState.GIVEN_UP;
    }
  }
}
