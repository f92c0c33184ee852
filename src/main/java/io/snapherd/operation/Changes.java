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
 * one that is gone, as it was last. {@code before} is absent if it is new.
 */
public interface Changes {
  void policy(Optional<Policy> before, Policy policy);

  void claim(Optional<Claim> before, Claim claim);

  void snapshot(Optional<Snapshot> before, Snapshot snapshot);

  void content(Content content);

  void volume(Volume volume);

  void storageClass(StorageClass storageClass);

  void snapshotClass(SnapshotClass snapshotClass);
}
