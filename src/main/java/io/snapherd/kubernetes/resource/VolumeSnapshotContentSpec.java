package io.snapherd.kubernetes.resource;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * {@code spec} of a VolumeSnapshotContent.
 *
 * @param deletionPolicy Delete or Retain
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VolumeSnapshotContentSpec(
    String deletionPolicy,
    String driver,
    Source source,
    String volumeSnapshotClassName,
    Reference volumeSnapshotRef) {

  /**
   * {@code spec.source}: exactly one of the two is set.
   *
   * @param volumeHandle the volume to cut (dynamic)
   * @param snapshotHandle the cut that was there first (pre-provisioned)
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Source(String volumeHandle, String snapshotHandle) {}

  /**
   * {@code spec.volumeSnapshotRef}: the VolumeSnapshot it is for.
   *
   * @param uid absent until a pre-provisioned content is bound
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Reference(String namespace, String name, String uid) {}
}
