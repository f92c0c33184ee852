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
   * Cannot be said now: the claim is bound, but its volume is not to be seen. Claims and volumes
   * are observed one by one, so this is asked again; the slot is not given up for it.
   */
  record Unknown(Reason reason, String message) implements Eligibility {}

  /** It cannot; the slot is given up for this claim. */
  record Refused(Reason reason, String message) implements Eligibility {}

  /**
   * A claim that is being deleted is refused first: an unready snapshot would hold its deletion up.
   *
   * @param volume the PersistentVolume that the claim names, if it is known
   */
  static Eligibility of(Claim claim, Optional<Volume> volume) {
    if (claim.id().terminating()) {
      return new Refused(Reason.ClaimTerminating, says(claim, "is being deleted"));
    }
    return switch (claim.phase()) {
      case PENDING -> new Waiting(Reason.ClaimNotBound, says(claim, "is not bound yet"));
      case LOST -> new Refused(Reason.VolumeNotFound, says(claim, "has lost its volume"));
      case BOUND -> volume.map(v -> ofBound(claim, v)).orElseGet(() -> unseen(claim));
    };
  }

  private static Eligibility ofBound(Claim claim, Volume volume) {
    return volume
        .csi()
        .<Eligibility>map(csi -> new Eligible(csi.driver(), csi.handle()))
        .orElseGet(() -> new Refused(Reason.NotCsi, says(claim, "has no CSI volume")));
  }

  private static Eligibility unseen(Claim claim) {
    String volume = claim.volume().map(name -> " '" + name + "'").orElse("");
    return new Unknown(
        Reason.VolumeNotFound,
        says(claim, "is bound, but its volume" + volume + " is not to be seen"));
  }

  private static String says(Claim claim, String what) {
    return "claim '" + claim.name() + "' " + what;
  }
}
