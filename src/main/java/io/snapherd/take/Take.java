package io.snapherd.take;

import io.snapherd.model.Claim;
import io.snapherd.model.Policy;
import io.snapherd.model.Snapshot;
import io.snapherd.model.Trigger;

/** One snapshot that a policy wants of a claim, for one slot or one run-now. */
public record Take(Policy policy, Claim claim, Trigger trigger) {

  /**
   * True if this snapshot is the wanted one, whatever its name and whatever became of it: same
   * policy uid, claim uid, and slot or run-now value.
   */
  public boolean isServedBy(Snapshot snapshot) {
    return false;
  }
}
