package io.snapherd.kubernetes.resource;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;

/** A snapshot of a claim, as its users see it; the storage's side is the content. */
@Group("snapshot.storage.k8s.io")
@Version("v1")
@Plural("volumesnapshots")
@JsonIgnoreProperties(ignoreUnknown = true)
public final class VolumeSnapshot extends CustomResource<VolumeSnapshotSpec, VolumeSnapshotStatus>
    implements Namespaced {
  private static final long serialVersionUID = 1L;

  /** Null: a record has no empty instance to start from. */
  @Override
  protected VolumeSnapshotSpec initSpec() {
    return null;
  }

  /** Null: the status is absent until the snapshot controller has seen the snapshot. */
  @Override
  protected VolumeSnapshotStatus initStatus() {
    return null;
  }
}
