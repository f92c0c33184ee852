package io.snapherd.model;

import java.util.Optional;

/**
 * A VolumeSnapshotContent: the storage's side of a snapshot.
 *
 * @param deletionPolicy of this content, which may have been patched since it was made
 * @param boundTo uid of the VolumeSnapshot that {@code spec.volumeSnapshotRef} names
 * @param volumeHandle the volume that was cut, where the content was made dynamically
 * @param snapshotHandle set as soon as the storage has cut
 */
public record Content(
    String name,
    String driver,
    DeletionPolicy deletionPolicy,
    Optional<String> boundTo,
    Optional<String> volumeHandle,
    Optional<String> snapshotHandle,
    boolean ready) {}
