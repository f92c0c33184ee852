package io.snapherd.kubernetes.resource;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/** {@code spec} of a VolumeSnapshot. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VolumeSnapshotSpec(Source source, String volumeSnapshotClassName) {

  /** The spec that asks for a snapshot of a claim with a snapshot class. */
  public static VolumeSnapshotSpec of(String claim, String snapshotClass) {
    return new VolumeSnapshotSpec(new Source(claim, null), snapshotClass);
  }

  /**
   * {@code spec.source}: exactly one of the two is set.
   *
   * @param volumeSnapshotContentName set where the content was there first (pre-provisioned)
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Source(String persistentVolumeClaimName, String volumeSnapshotContentName) {}
}
