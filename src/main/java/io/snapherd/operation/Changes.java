package io.snapherd.operation;

import io.snapherd.model.Claim;
import io.snapherd.model.Content;
import io.snapherd.model.Policy;
import io.snapherd.model.Snapshot;
import io.snapherd.model.SnapshotClass;
import io.snapherd.model.StorageClass;
import io.snapherd.model.Volume;
import java.util.Optional;

/**
 * Told of every change in the caches, after the caches show it. An object is told of as it is now;
 * one that is gone, as it was last. {@code before} is absent if it is new. Who does not care about
 * a kind does not hear of it.
 */
public interface Changes {
  default void policy(Optional<Policy> before, Policy policy) {}

  default void claim(Optional<Claim> before, Claim claim) {}

  default void snapshot(Optional<Snapshot> before, Snapshot snapshot) {}

  default void content(Optional<Content> before, Content content) {}

  default void volume(Volume volume) {}

  default void storageClass(StorageClass storageClass) {}

  default void snapshotClass(SnapshotClass snapshotClass) {}
}
