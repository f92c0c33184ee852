package io.snapherd.operation.due;

import io.snapherd.model.InvalidSpec;
import io.snapherd.model.Policy;
import io.snapherd.schedule.Slots;

/** A policy that can be followed, with its slots. */
public record Followed(Policy policy, Slots slots) {

  /**
   * @throws InvalidSpec if its schedule or zone cannot be followed
   */
  static Followed of(Policy policy) throws InvalidSpec {
    return new Followed(policy, Slots.of(policy));
  }
}
