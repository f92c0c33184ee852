package io.snapherd.model;

import java.util.Optional;

/**
 * A StorageClass.
 *
 * @param snapshotClass the annotation {@code snapherd.io/volume-snapshot-class}
 */
public record StorageClass(String name, String provisioner, Optional<String> snapshotClass) {}
