package io.snapherd.operation.pruning;

import io.snapherd.model.Claim;
import io.snapherd.model.ClaimPhase;
import io.snapherd.model.Identity;
import io.snapherd.model.Reason;
import io.snapherd.model.Sidecar;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Finding;
import io.snapherd.operation.due.Scene;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Deletes that take too long, whoever asked for them.
 *
 * @param claims at least those of the namespace that are being filled: they hold their snapshots
 */
record PruneFindings(Scene scene, Collection<Claim> claims) {
  Stream<Finding> all() {
    return deleting()
        .filter(s -> !blockedFrom(s).isAfter(scene.facts().now()))
        .sorted(Comparator.comparing(PruneFindings::blockedFrom).thenComparing(Snapshot::name))
        .map(this::blocked);
  }

  /** When the deletes that are under way will have taken too long, by the API server's clock. */
  Stream<Instant> next() {
    return deleting().map(PruneFindings::blockedFrom);
  }

  private Stream<Snapshot> deleting() {
    return scene.snapshots().stream().filter(s -> s.id().terminating());
  }

  private static Instant blockedFrom(Snapshot deleting) {
    return asked(deleting.id()).plus(Sidecar.PATIENCE);
  }

  private static Instant asked(Identity id) {
    return id.deletionTimestamp().orElseThrow();
  }

  private Finding blocked(Snapshot snapshot) {
    return new Finding(
        snapshot.claimName(),
        Reason.PruneBlocked,
        "snapshot %s is being deleted since %s%s%s"
            .formatted(
                snapshot.name(),
                asked(snapshot.id()),
                held(snapshot),
                filling(snapshot).orElse("")));
  }

  private static String held(Snapshot snapshot) {
    List<String> finalizers = snapshot.status().finalizers();
    return finalizers.isEmpty() ? "" : ", held by " + String.join(", ", finalizers);
  }

  private Optional<String> filling(Snapshot snapshot) {
    return claims.stream()
        .filter(c -> c.phase() == ClaimPhase.PENDING)
        .filter(c -> c.restoredFrom().equals(Optional.of(snapshot.name())))
        .map(Claim::name)
        .min(Comparator.naturalOrder())
        .map(name -> "; claim '" + name + "' is Pending and being filled from it");
  }
}
