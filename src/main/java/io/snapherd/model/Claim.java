package io.snapherd.model;

import java.util.Map;
import java.util.Optional;

/**
 * A PersistentVolumeClaim.
 *
 * @param labels all of them, for selectors
 * @param annotations those of Snapherd, and {@link Names#SELECTED_NODE}
 * @param volume the bound PersistentVolume's name
 * @param restoredFrom the VolumeSnapshot that {@code spec.dataSource} names
 */
public record Claim(
    Identity id,
    Map<String, String> labels,
    Map<String, String> annotations,
    ClaimSpec spec,
    ClaimPhase phase,
    Optional<String> volume,
    Optional<String> restoredFrom) {
  public Claim {
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
  }

  public ObjectRef ref() {
    return id.ref();
  }

  public String name() {
    return id.ref().name();
  }

  public String uid() {
    return id.uid();
  }

  public boolean excluded() {
    return "true".equals(annotations.get(Names.EXCLUDE));
  }

  public boolean bound() {
    return phase == ClaimPhase.BOUND;
  }
}
