package io.snapherd.demo.story;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.snapherd.kubernetes.projection.JsonProjections;
import io.snapherd.model.Names;
import io.snapherd.restore.RestorePhase;
import io.snapherd.restore.RestoreStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A restore by annotation: a new claim like the old one, from its newest snapshot. */
public final class Restoring implements Chapter {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String CLAIM = "media";
  private static final String NEW_CLAIM = "media-restore";

  @Override
  public String title() {
    return "Restore by annotation";
  }

  @Override
  public String prologue() {
    return "Into a new claim with the access modes, size and storage class of the original, which"
        + " stays as it is. CephFS copies, so this takes some seconds.";
  }

  @Override
  public Outcome play(Stage stage) throws InterruptedException {
    stage
        .hand()
        .annotateClaim(
            CLAIM,
            new TreeMap<>(Map.of(Names.RESTORE_FROM, "latest", Names.RESTORE_TO, NEW_CLAIM)));
    Told told = new Told(stage);
    boolean bound = stage.patience().until(PATIENCE, () -> look(stage, told));
    if (!bound) {
      return new Outcome.DidNot("The claim '" + NEW_CLAIM + "' did not become Bound.");
    }
    return alike(stage.sight().claim(CLAIM), stage.sight().claim(NEW_CLAIM))
        ? new Outcome.CameTrue("'" + NEW_CLAIM + "' is Bound, and asks for what 'media' asks for.")
        : new Outcome.DidNot("'" + NEW_CLAIM + "' is not like 'media'.");
  }

  private static boolean look(Stage stage, Told told) {
    Optional<RestoreStatus> status = stage.sight().claim(CLAIM).flatMap(Restoring::status);
    status.ifPresent(s -> told.once(CLAIM, sentence(s)));
    return status.filter(s -> s.phase() == RestorePhase.Bound).isPresent()
        && stage.sight().claim(NEW_CLAIM).filter(Restoring::bound).isPresent();
  }

  private static String sentence(RestoreStatus status) {
    return status.phase() + status.snapshot().map(name -> " from " + name).orElse("");
  }

  private static Optional<RestoreStatus> status(PersistentVolumeClaim claim) {
    return Optional.ofNullable(claim.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(Names.RESTORE_STATUS))
        .flatMap(JsonProjections::restoreStatus);
  }

  private static boolean bound(PersistentVolumeClaim claim) {
    return claim.getStatus() != null && "Bound".equals(claim.getStatus().getPhase());
  }

  /** What a restore must not change. */
  static boolean alike(Optional<PersistentVolumeClaim> one, Optional<PersistentVolumeClaim> other) {
    return one.isPresent() && one.map(Restoring::asked).equals(other.map(Restoring::asked));
  }

  private static Object asked(PersistentVolumeClaim claim) {
    PersistentVolumeClaimSpec spec = claim.getSpec();
    return Map.of(
        "accessModes", spec.getAccessModes(),
        "size", spec.getResources().getRequests(),
        "storageClass", spec.getStorageClassName());
  }
}
