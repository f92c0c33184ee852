package io.snapherd.schedule;

import io.snapherd.model.Trigger;

/** Whether a scheduled snapshot of a claim is due. */
public sealed interface Due {
  /** What the latest slot has come to for this claim, as far as its snapshots tell. */
  SlotState state();

  /** Take one. */
  record Take(Trigger.Scheduled trigger) implements Due {
    @Override
    public SlotState state() {
      return SlotState.OPEN;
    }
  }

  /** Take none. */
  record Nothing(NotDue why) implements Due {
    @Override
    public SlotState state() {
      return why.state();
    }
  }
}
