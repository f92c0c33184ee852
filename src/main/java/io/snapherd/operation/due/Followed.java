package io.snapherd.operation.due;

import io.snapherd.model.InvalidSpec;
import io.snapherd.model.LabelSelector;
import io.snapherd.model.Policy;
import io.snapherd.schedule.Slots;
import java.util.Optional;

/** A policy that can be followed, with its slots. */
public record Followed(Policy policy, Slots slots) {

  /**
   * @throws InvalidSpec if its schedule, zone or selector cannot be followed
   */
  static Followed of(Policy policy) throws InvalidSpec {
    Optional<LabelSelector> selector = policy.spec().claims().selector();
    if (selector.isPresent()) {
      selector.get().check();
    }
    return new Followed(policy, Slots.of(policy));
  }
}
