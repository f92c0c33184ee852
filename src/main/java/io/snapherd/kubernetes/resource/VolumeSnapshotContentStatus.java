package io.snapherd.kubernetes.resource;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * {@code status} of a VolumeSnapshotContent.
 *
 * @param snapshotHandle set as soon as the storage has cut
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VolumeSnapshotContentStatus(String snapshotHandle, Boolean readyToUse) {}
