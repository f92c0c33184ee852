package io.snapherd.restore;

/** How far a restore is. The constants are spelled as users read them. */
public enum RestorePhase {
  /** Something has to happen first; tried again. */
  Waiting,
  /** The new claim exists and is not bound yet. */
  Provisioning,
  /** The new claim was bound: done. */
  Bound,
  /** No claim was made, for good. */
  Failed;

  /** False: nothing more is done for this request. */
  public boolean open() {
    return switch (this) {
      case Waiting, Provisioning -> true;
      case Bound, Failed -> false;
    };
  }
}
