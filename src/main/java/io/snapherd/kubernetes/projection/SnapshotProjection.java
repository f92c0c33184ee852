package io.snapherd.kubernetes.projection;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.snapherd.kubernetes.resource.VolumeSnapshot;
import io.snapherd.kubernetes.resource.VolumeSnapshotSpec;
import io.snapherd.kubernetes.resource.VolumeSnapshotStatus;
import io.snapherd.model.Names;
import io.snapherd.model.Size;
import io.snapherd.model.Snapshot;
import io.snapherd.model.Snapshot.Marks;
import io.snapherd.model.Snapshot.Origin;
import io.snapherd.model.Snapshot.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A VolumeSnapshot as the model sees it, whatever anyone has written on it. */
public final class SnapshotProjection {
  private SnapshotProjection() {}

  public static Snapshot of(VolumeSnapshot resource) {
    return of(
        resource.getMetadata(),
        Optional.ofNullable(resource.getSpec()),
        Optional.ofNullable(resource.getStatus()));
  }

  static Snapshot of(
      ObjectMeta meta, Optional<VolumeSnapshotSpec> spec, Optional<VolumeSnapshotStatus> status) {
    return new Snapshot(
        Read.identity(meta),
        spec.map(VolumeSnapshotSpec::source)
            .map(VolumeSnapshotSpec.Source::persistentVolumeClaimName),
        spec.map(VolumeSnapshotSpec::volumeSnapshotClassName),
        origin(Read.labels(meta), Read.annotations(meta)),
        marks(Read.annotations(meta)),
        status(status, meta.getFinalizers()));
  }

  private static Origin origin(Map<String, String> labels, Map<String, String> annotations) {
    return new Origin(
        Read.value(labels, Names.POLICY),
        Read.value(labels, Names.POLICY_UID),
        Read.value(labels, Names.CLAIM_UID),
        Read.time(annotations.get(Names.SLOT)),
        "manual".equals(annotations.get(Names.TRIGGER)),
        Read.value(annotations, Names.RUN_NOW),
        Read.value(annotations, Names.CLAIM).flatMap(SourceClaimJson::read));
  }

  private static Marks marks(Map<String, String> annotations) {
    return new Marks(
        Optional.ofNullable(annotations.get(Names.HOLD)).filter(v -> !v.isEmpty()),
        Optional.ofNullable(annotations.get(Names.RESTORE_TO)),
        Optional.ofNullable(annotations.get(Names.RESTORE_STATUS)));
  }

  private static Status status(Optional<VolumeSnapshotStatus> status, List<String> finalizers) {
    return new Status(
        status.map(VolumeSnapshotStatus::readyToUse),
        status.flatMap(s -> Read.time(s.creationTime())),
        status.flatMap(SnapshotProjection::restoreSize),
        status.map(VolumeSnapshotStatus::boundVolumeSnapshotContentName),
        status.map(VolumeSnapshotStatus::error).map(error -> Read.text(error.message())),
        finalizers == null ? List.of() : finalizers,
        status.map(VolumeSnapshotStatus::volumeGroupSnapshotName).isPresent());
  }

  private static Optional<Size> restoreSize(VolumeSnapshotStatus status) {
    return Optional.ofNullable(status.restoreSize()).flatMap(Read::size);
  }
}
