package io.snapherd.take;

import io.snapherd.model.ObjectRef;
import io.snapherd.model.SnapshotClass;
import io.snapherd.model.SourceClaim;
import java.util.Map;

/**
 * A VolumeSnapshot to create. It has no owner: deleting a policy deletes no snapshot.
 *
 * @param source what a restore needs to know of the claim; written as JSON to the annotation {@code
 *     snapherd.io/claim}, which is not among {@code annotations}
 */
public record NewSnapshot(
    ObjectRef ref,
    String snapshotClass,
    Map<String, String> labels,
    Map<String, String> annotations,
    SourceClaim source) {
  public NewSnapshot {
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
  }

  /** {@code spec.source.persistentVolumeClaimName}. */
  public String claimName() {
    return source.name();
  }

  /**
   * Decides.
   *
   * @param ref where {@link Naming} found it free
   */
  public static NewSnapshot of(Take take, SnapshotClass snapshotClass, ObjectRef ref) {
    return new NewSnapshot(
        ref,
        snapshotClass.name(),
        Map.of(),
        Map.of(),
        new SourceClaim(take.claim().name(), take.claim().uid(), take.claim().spec()));
  }
}
