package io.snapherd.operation;

import io.snapherd.admission.Allowance;
import io.snapherd.model.Claim;
import io.snapherd.model.Policy;
import io.snapherd.model.Trigger;
import io.snapherd.schedule.ClaimHistory;
import io.snapherd.schedule.SlotState;
import java.util.List;

/**
 * What one policy wants of one claim now. The same value feeds the taking and the status.
 *
 * @param history the claim with what the policy has of it
 * @param footing whether a snapshot could be taken at all
 * @param allowance whether too many unready ones are in the way
 * @param scheduled what the latest slot has come to
 * @param manual what the run-now has come to
 * @param wanted what is to be taken as soon as there is a place, the oldest slot first
 */
record Outlook(
    Policy policy,
    ClaimHistory history,
    Footing footing,
    Allowance allowance,
    SlotState scheduled,
    SlotState manual,
    List<Trigger> wanted) {
  Outlook {
    wanted = List.copyOf(wanted);
  }

  Claim claim() {
    return history.claim();
  }
}
