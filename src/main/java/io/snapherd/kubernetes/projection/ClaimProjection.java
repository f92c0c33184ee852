package io.snapherd.kubernetes.projection;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.TypedLocalObjectReference;
import io.snapherd.model.Claim;
import io.snapherd.model.ClaimPhase;
import io.snapherd.model.ClaimSpec;
import io.snapherd.model.Size;
import java.util.List;
import java.util.Optional;

/** A PersistentVolumeClaim as the model sees it. */
public final class ClaimProjection {
  private static final Size NOTHING = new Size("0", 0);

  private ClaimProjection() {}

  public static Claim of(PersistentVolumeClaim pvc) {
    PersistentVolumeClaimSpec spec = pvc.getSpec();
    return new Claim(
        Read.identity(pvc),
        Read.labels(pvc),
        Read.knownAnnotations(pvc),
        spec(spec),
        phase(pvc),
        Optional.ofNullable(spec.getVolumeName()).filter(v -> !v.isEmpty()),
        Optional.ofNullable(spec.getDataSource()).flatMap(ClaimProjection::snapshotName));
  }

  private static ClaimSpec spec(PersistentVolumeClaimSpec spec) {
    return new ClaimSpec(
        spec.getAccessModes() == null ? List.of() : spec.getAccessModes(),
        requested(spec),
        Optional.ofNullable(spec.getStorageClassName()),
        spec.getVolumeMode() == null ? "Filesystem" : spec.getVolumeMode());
  }

  private static Size requested(PersistentVolumeClaimSpec spec) {
    return Optional.ofNullable(spec.getResources())
        .map(r -> r.getRequests())
        .map(r -> r.get("storage"))
        .map(Object::toString)
        .flatMap(Read::size)
        .orElse(NOTHING);
  }

  private static ClaimPhase phase(PersistentVolumeClaim pvc) {
    String phase = pvc.getStatus() == null ? "" : Read.text(pvc.getStatus().getPhase());
    return switch (phase) {
      case "Bound" -> ClaimPhase.BOUND;
      case "Lost" -> ClaimPhase.LOST;
      default -> ClaimPhase.PENDING;
    };
  }

  private static Optional<String> snapshotName(TypedLocalObjectReference source) {
    return "VolumeSnapshot".equals(source.getKind())
        ? Optional.ofNullable(source.getName())
        : Optional.empty();
  }
}
