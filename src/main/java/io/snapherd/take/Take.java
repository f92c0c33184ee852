package io.snapherd.take;

import io.snapherd.model.Claim;
import io.snapherd.model.Policy;
import io.snapherd.model.Snapshot;
import io.snapherd.model.Trigger;
import java.util.Optional;

/** One snapshot that a policy wants of a claim, for one slot or one run-now. */
public record Take(Policy policy, Claim claim, Trigger trigger) {

  /**
   * True if this snapshot is the wanted one, whatever its name and whatever became of it: same
   * namespace, policy uid, claim uid, and slot or run-now value. A manual one never stands in for a
   * slot, even if it was taken at that very moment.
   */
  public boolean isServedBy(Snapshot snapshot) {
    Snapshot.Origin origin = snapshot.origin();
    return snapshot.ref().namespace().equals(policy.namespace())
        && origin.policyUid().equals(Optional.of(policy.uid()))
        && origin.claimUid().equals(Optional.of(claim.uid()))
        && sameTrigger(origin);
  }

  private boolean sameTrigger(Snapshot.Origin origin) {
    return trigger instanceof Trigger.Manual manual
        ? origin.runNow().equals(Optional.of(manual.value()))
        : !origin.manual() && origin.slot().equals(Optional.of(trigger.slot()));
  }
}
