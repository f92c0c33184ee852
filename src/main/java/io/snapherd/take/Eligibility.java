package io.snapherd.take;

import io.snapherd.model.Claim;
import io.snapherd.model.Reason;
import io.snapherd.model.Volume;
import java.util.Optional;

/** Whether a snapshot can be taken of a claim, as far as the claim and its volume tell. */
public sealed interface Eligibility {

  /**
   * It can.
   *
   * @param driver the CSI driver of the volume, which the snapshot class must share
   * @param volumeHandle the driver's own name for the volume
   */
  record Eligible(String driver, String volumeHandle) implements Eligibility {}

  /** Not yet, and nobody's fault: the claim was never bound. */
  record Waiting(Reason reason, String message) implements Eligibility {}

  /**
   * Cannot be said now: the claim is bound, but its volume is not to be seen. Caches fill one by
   * one, so this is asked again; the slot is not given up for it.
   */
  record Unknown(Reason reason, String message) implements Eligibility {}

  /** It cannot; the slot is given up for this claim. */
  record Refused(Reason reason, String message) implements Eligibility {}

  /**
   * Decides.
   *
   * @param volume the PersistentVolume that the claim names, if it is known
   */
  static Eligibility of(Claim claim, Optional<Volume> volume) {
    return new Waiting(Reason.ClaimNotBound, "");
  }
}
