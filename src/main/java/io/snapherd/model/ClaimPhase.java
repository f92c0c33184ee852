package io.snapherd.model;

/** {@code status.phase} of a PersistentVolumeClaim. */
public enum ClaimPhase {
  PENDING,
  BOUND,
  LOST
}
