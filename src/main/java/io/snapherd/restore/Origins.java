package io.snapherd.restore;

import static java.util.stream.Collectors.groupingBy;

import io.snapherd.model.Claim;
import io.snapherd.model.ClaimSpec;
import io.snapherd.model.Content;
import io.snapherd.model.Snapshot;
import io.snapherd.model.SourceClaim;
import io.snapherd.model.Volume;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which claims snapshots were taken of, as far as it can be known. */
final class Origins {
  private final RestoreFacts facts;
  private final List<Claim> living;
  private final Map<Optional<Volume.Csi>, List<Claim>> byVolume;

  Origins(RestoreFacts facts) {
    this.facts = facts;
    this.living = facts.claims().stream().sorted(Comparator.comparing(Claim::ref)).toList();
    this.byVolume = living.stream().collect(groupingBy(this::volume));
  }

  /** True if the snapshot was taken of a claim of that name, which may have been another one. */
  boolean isOf(Snapshot snapshot, String claim) {
    return name(snapshot).equals(Optional.of(claim));
  }

  /**
   * The uid of the claim: as the label says, else that of the living claim with the volume that was
   * cut.
   */
  Optional<String> uid(Snapshot snapshot) {
    return snapshot.origin().claimUid().or(() -> byVolume(snapshot).map(Claim::uid));
  }

  /**
   * What the claim looked like: as the snapshot remembers it, else as it looks now. A living claim
   * of the same name is taken for it unless it is known to be another.
   */
  Optional<ClaimSpec> spec(Snapshot snapshot) {
    return snapshot
        .origin()
        .claim()
        .map(SourceClaim::spec)
        .or(() -> claim(snapshot).map(claim -> claim.spec()));
  }

  private Optional<Claim> claim(Snapshot snapshot) {
    Optional<String> uid = uid(snapshot);
    return living.stream()
        .filter(c -> uid.map(c.uid()::equals).orElseGet(() -> isOf(snapshot, c.name())))
        .findFirst();
  }

  /** The immutable spec before the annotation, which anyone may have edited. */
  private Optional<String> name(Snapshot snapshot) {
    return snapshot
        .claimName()
        .or(() -> snapshot.origin().claim().map(SourceClaim::name))
        .or(() -> labelled(snapshot).map(Claim::name));
  }

  private Optional<Claim> labelled(Snapshot snapshot) {
    return snapshot
        .origin()
        .claimUid()
        .flatMap(uid -> living.stream().filter(c -> c.uid().equals(uid)).findFirst());
  }

  /**
   * Two claims can share a volume (two static PersistentVolumes): the one of the same name then.
   */
  private Optional<Claim> byVolume(Snapshot snapshot) {
    List<Claim> sharing =
        cutVolume(snapshot)
            .map(v -> byVolume.getOrDefault(Optional.of(v), List.of()))
            .orElse(List.of());
    return sharing.stream()
        .filter(c -> snapshot.claimName().equals(Optional.of(c.name())))
        .findFirst()
        .or(() -> sharing.stream().findFirst());
  }

  private Optional<Volume.Csi> cutVolume(Snapshot snapshot) {
    return snapshot.status().content().flatMap(facts::content).flatMap(Origins::cutVolume);
  }

  private static Optional<Volume.Csi> cutVolume(Content content) {
    return content.volumeHandle().map(handle -> new Volume.Csi(content.driver(), handle));
  }

  private Optional<Volume.Csi> volume(Claim claim) {
    return claim.volume().flatMap(facts::volume).flatMap(Volume::csi);
  }
}
