package io.snapherd.admission;

import io.snapherd.model.ObjectRef;
import java.time.Instant;
import java.util.Optional;

/**
 * A claim that is due under one policy and waits for its snapshot. One whose create was refused is
 * none until its next try, or it would keep a place from others again and again.
 *
 * @param turn the policy, and how far it has come with this slot
 * @param driver the CSI driver of the claim's volume
 * @param slot what the snapshot is to stand for. It must not move while the claim waits, as the
 *     oldest goes first: for a run-now the moment it was first acted on, not the present one
 * @param newest when this claim's newest snapshot under this policy was created, in whatever state:
 *     were failed ones not counted, a broken claim would always be the first in line
 */
public record Candidate(
    Turn turn, ObjectRef claim, String driver, Instant slot, Optional<Instant> newest) {

  public String policyUid() {
    return turn.policyUid();
  }
}
