package io.snapherd.kubernetes.resource;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * {@code status} of a VolumeSnapshot.
 *
 * @param creationTime RFC 3339 by the storage's clock, whole seconds
 * @param restoreSize a quantity, written as text or as a number of bytes
 * @param volumeGroupSnapshotName set for a member of a group snapshot
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VolumeSnapshotStatus(
    String boundVolumeSnapshotContentName,
    String creationTime,
    Boolean readyToUse,
    String restoreSize,
    Failure error,
    String volumeGroupSnapshotName) {

  /**
   * {@code status.error}: the last error; controllers go on trying.
   *
   * @param time when this message was first seen
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Failure(String time, String message) {}
}
