package io.snapherd.kubernetes.projection;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.snapherd.kubernetes.resource.VolumeSnapshotClass;
import io.snapherd.kubernetes.resource.VolumeSnapshotContent;
import io.snapherd.kubernetes.resource.VolumeSnapshotContentSpec;
import io.snapherd.kubernetes.resource.VolumeSnapshotContentStatus;
import io.snapherd.model.Content;
import io.snapherd.model.DeletionPolicy;
import io.snapherd.model.SnapshotClass;
import java.util.Optional;

/** VolumeSnapshotContents and VolumeSnapshotClasses as the model sees them. */
public final class SnapshotStorageProjections {
  private static final String IS_DEFAULT = "snapshot.storage.kubernetes.io/is-default-class";

  /** Set just before CreateSnapshot is called, and removed when the call has ended for good. */
  private static final String BEING_CREATED =
      "snapshot.storage.kubernetes.io/volumesnapshot-being-created";

  private SnapshotStorageProjections() {}

  public static Content content(VolumeSnapshotContent resource) {
    return content(
        resource.getMetadata(),
        Optional.ofNullable(resource.getSpec()),
        Optional.ofNullable(resource.getStatus()));
  }

  static Content content(
      ObjectMeta meta,
      Optional<VolumeSnapshotContentSpec> spec,
      Optional<VolumeSnapshotContentStatus> status) {
    return new Content(
        meta.getName(),
        spec.map(VolumeSnapshotContentSpec::driver).orElse(""),
        deletionPolicy(spec.map(VolumeSnapshotContentSpec::deletionPolicy).orElse("")),
        spec.map(VolumeSnapshotContentSpec::volumeSnapshotRef)
            .map(VolumeSnapshotContentSpec.Reference::uid),
        spec.map(VolumeSnapshotContentSpec::source)
            .map(VolumeSnapshotContentSpec.Source::volumeHandle),
        status.map(VolumeSnapshotContentStatus::snapshotHandle),
        status.map(VolumeSnapshotContentStatus::readyToUse).orElse(false),
        Read.annotations(meta).containsKey(BEING_CREATED),
        spec.map(VolumeSnapshotContentSpec::volumeSnapshotClassName));
  }

  public static SnapshotClass snapshotClass(VolumeSnapshotClass resource) {
    return new SnapshotClass(
        resource.getMetadata().getName(),
        Read.text(resource.getDriver()),
        deletionPolicy(Read.text(resource.getDeletionPolicy())),
        "true".equals(Read.annotations(resource).get(IS_DEFAULT)));
  }

  /** Everything but Delete is treated like Retain: the mistake that deletes nothing. */
  private static DeletionPolicy deletionPolicy(String text) {
    return "Delete".equals(text) ? DeletionPolicy.DELETE : DeletionPolicy.RETAIN;
  }
}
