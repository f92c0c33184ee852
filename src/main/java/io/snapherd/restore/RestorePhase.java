package io.snapherd.restore;

/** How far a restore is. */
public enum RestorePhase {
  /** Something has to happen first; tried again. */
  WAITING,
  /** The new claim exists and is not bound yet. */
  PROVISIONING,
  /** The new claim was bound: done. */
  BOUND,
  /** No claim was made, for good. */
  FAILED;

  /** False: nothing more is done for this request. */
  public boolean open() {
    return switch (this) {
      case WAITING, PROVISIONING -> true;
      case BOUND, FAILED -> false;
    };
  }

  /** As users read it: {@code Waiting}, {@code Provisioning}, {@code Bound}, {@code Failed}. */
  public String display() {
    return switch (this) {
      case WAITING -> "Waiting";
      case PROVISIONING -> "Provisioning";
      case BOUND -> "Bound";
      case FAILED -> "Failed";
    };
  }
}
