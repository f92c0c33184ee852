package io.snapherd.model;

import java.util.Optional;

/**
 * A VolumeSnapshotContent: the storage's side of a snapshot.
 *
 * @param deletionPolicy of this content, which may have been patched since it was made
 * @param boundTo uid of the VolumeSnapshot that {@code spec.volumeSnapshotRef} names
 * @param volumeHandle the volume that was cut, where the content was made dynamically
 * @param snapshotHandle set as soon as the storage has cut
 * @param beingCreated the CSI sidecar has told its driver to cut, and not heard the end of it
 * @param snapshotClass the VolumeSnapshotClass it was made with
 */
public record Content(
    String name,
    String driver,
    DeletionPolicy deletionPolicy,
    Optional<String> boundTo,
    Optional<String> volumeHandle,
    Optional<String> snapshotHandle,
    boolean ready,
    boolean beingCreated,
    Optional<String> snapshotClass) {
  /** False for one that was there before its VolumeSnapshot: nothing was cut for that. */
  public boolean dynamic() {
    return volumeHandle.isPresent();
  }

  /** Made for the same thing and in the same state; only the sidecar's notes may differ. */
  public boolean saysTheSameAs(Content other) {
    return equals(
        new Content(
            other.name,
            other.driver,
            other.deletionPolicy,
            other.boundTo,
            other.volumeHandle,
            other.snapshotHandle,
            other.ready,
            beingCreated,
            other.snapshotClass));
  }
}
