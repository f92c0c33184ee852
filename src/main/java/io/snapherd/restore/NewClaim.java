package io.snapherd.restore;

import io.snapherd.model.ClaimSpec;
import io.snapherd.model.Names;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Size;
import io.snapherd.model.Snapshot;
import java.time.Instant;
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

  /**
   * Nothing of the original's labels and annotations comes along: they would make a second member
   * of whatever selects the original. The snapshot and its cut stand on the claim, because the
   * snapshot may be pruned before anyone asks what the claim holds.
   */
  static NewClaim of(String label, ObjectRef ref, ClaimSpec original, SnapshotChoice.Chosen from) {
    Snapshot snapshot = from.snapshot();
    return new NewClaim(
        ref,
        largeEnough(original, snapshot),
        snapshot.name(),
        Map.of(Names.RESTORE_REQUEST, label),
        annotations(snapshot.name(), from.cut()));
  }

  private static Map<String, String> annotations(String snapshot, Instant cut) {
    return Map.of(Names.RESTORED_FROM, snapshot, Names.RESTORED_CUT_TIME, cut.toString());
  }

  /** The volume may have grown before the snapshot; storage refuses a smaller one. */
  private static ClaimSpec largeEnough(ClaimSpec original, Snapshot snapshot) {
    Size size =
        snapshot.status().restoreSize().map(original.size()::atLeast).orElse(original.size());
    return new ClaimSpec(
        original.accessModes(), size, original.storageClass(), original.volumeMode());
  }
}
