package io.snapherd.kubernetes.resource;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;

/** The storage's side of a snapshot: cluster-wide, made by the snapshot controller. */
@Group("snapshot.storage.k8s.io")
@Version("v1")
@Plural("volumesnapshotcontents")
@JsonIgnoreProperties(ignoreUnknown = true)
public final class VolumeSnapshotContent
    extends CustomResource<VolumeSnapshotContentSpec, VolumeSnapshotContentStatus> {
  private static final long serialVersionUID = 1L;

  /** Null: a record has no empty instance to start from. */
  @Override
  protected VolumeSnapshotContentSpec initSpec() {
    return null;
  }

  /** Null: the status is absent until the CSI sidecar has seen the content. */
  @Override
  protected VolumeSnapshotContentStatus initStatus() {
    return null;
  }
}
