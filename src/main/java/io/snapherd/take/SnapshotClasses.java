package io.snapherd.take;

import io.snapherd.model.Claim;
import io.snapherd.model.SnapshotClass;
import io.snapherd.model.StorageClass;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * All VolumeSnapshotClasses of the cluster, among which the one that belongs to a claim is found.
 */
public record SnapshotClasses(Collection<SnapshotClass> all) {
  public SnapshotClasses {
    all = List.copyOf(all);
  }

  /**
   * Decides.
   *
   * @param named {@code spec.volumeSnapshotClassName} of the policy
   * @param storageClass the claim's, if it still exists
   * @param driver the CSI driver of the claim's volume
   */
  public ClassChoice choose(
      Optional<String> named, Claim claim, Optional<StorageClass> storageClass, String driver) {
    return new ClassChoice.Refused(io.snapherd.model.Reason.NoSnapshotClass, driver);
  }
}
