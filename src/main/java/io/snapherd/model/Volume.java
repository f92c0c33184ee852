package io.snapherd.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A PersistentVolume.
 *
 * @param csi absent: not the volume of a CSI driver, so there are no snapshots of it
 * @param phaseSince {@code status.lastPhaseTransitionTime}: since when it is bound
 */
public record Volume(String name, Optional<Csi> csi, Optional<Instant> phaseSince) {

  /** Which driver made the volume, and the driver's own name for it. */
  public record Csi(String driver, String handle) {}
}
