package io.snapherd.restore;

import io.snapherd.model.ClaimSpec;
import io.snapherd.model.ObjectRef;
import java.util.Map;

/**
 * A PersistentVolumeClaim to create, filled from a snapshot.
 *
 * @param snapshot the VolumeSnapshot in the same namespace that {@code spec.dataSource} names
 */
public record NewClaim(
    ObjectRef ref,
    ClaimSpec spec,
    String snapshot,
    Map<String, String> labels,
    Map<String, String> annotations) {
  public NewClaim {
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
  }
}
