package io.snapherd.operation.due;

import io.snapherd.model.Trigger;
import io.snapherd.schedule.SlotState;
import java.util.Optional;

/**
 * What a policy's schedule, or its run-now, asks of a claim.
 *
 * @param state what has become of it; only what is OPEN is to be taken
 * @param trigger what is asked for, given up or not; absent if nothing is
 */
public record Ask(SlotState state, Optional<Trigger> trigger) {

  static Ask open(Trigger trigger) {
    return new Ask(SlotState.OPEN, Optional.of(trigger));
  }

  static Ask givenUp(Trigger trigger) {
    return new Ask(SlotState.GIVEN_UP, Optional.of(trigger));
  }

  static Ask nothing(SlotState state) {
    return new Ask(state, Optional.empty());
  }
}
