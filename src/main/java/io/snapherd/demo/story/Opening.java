package io.snapherd.demo.story;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.snapherd.demo.tell.Columns;
import io.snapherd.kubernetes.resource.SnapshotPolicy;
import io.snapherd.model.Snapshot;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What there is when the curtain rises, and at the end. */
public record Opening(Stage stage) {
  private static final Columns CLAIMS = new Columns(14, 12, 6, -10, 10);
  private static final Columns POLICIES = new Columns(14, 12, 1);

  /** The claims with their snapshots. */
  public void claims() {
    stage.teller().blank();
    stage.teller().heading(CLAIMS.row("CLAIM", "CLASS", "SIZE", "SNAPSHOTS", "OLDEST"));
    List<Snapshot> snapshots = stage.sight().snapshots();
    stage.sight().claims().stream()
        .sorted(Comparator.comparing(claim -> claim.getMetadata().getName()))
        .forEach(claim -> stage.teller().row(row(claim, snapshots)));
    stage.teller().blank();
  }

  /** The policies with what they say. */
  public void policies() {
    stage.teller().heading(POLICIES.row("POLICY", "SCHEDULE", "KEEPS"));
    stage.sight().policies().forEach(policy -> stage.teller().row(row(policy)));
    stage.teller().blank();
  }

  private static String row(PersistentVolumeClaim claim, List<Snapshot> snapshots) {
    String name = claim.getMetadata().getName();
    List<Snapshot> own =
        snapshots.stream().filter(s -> s.claimName().equals(Optional.of(name))).toList();
    String oldest =
        own.stream()
            .map(s -> s.id().created())
            .min(Comparator.naturalOrder())
            .map(Opening::date)
            .orElse("");
    return CLAIMS.row(
        name,
        claim.getSpec().getStorageClassName(),
        claim.getSpec().getResources().getRequests().get("storage"),
        own.size(),
        oldest);
  }

  private static String row(SnapshotPolicy policy) {
    return POLICIES.row(
        policy.getMetadata().getName(), policy.getSpec().schedule(), Kept.rules(policy));
  }

  private static String date(Instant time) {
    return time.atZone(ZoneOffset.UTC).toLocalDate().toString();
  }
}
