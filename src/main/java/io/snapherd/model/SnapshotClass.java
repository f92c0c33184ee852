package io.snapherd.model;

/**
 * A VolumeSnapshotClass.
 *
 * @param isDefault annotated {@code snapshot.storage.kubernetes.io/is-default-class: "true"}
 */
public record SnapshotClass(
    String name, String driver, DeletionPolicy deletionPolicy, boolean isDefault) {}
