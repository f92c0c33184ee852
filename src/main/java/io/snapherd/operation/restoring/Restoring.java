package io.snapherd.operation.restoring;

import io.snapherd.model.Claim;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Cluster;
import io.snapherd.operation.RestoreStatuses;
import io.snapherd.restore.NeededSnapshots;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Looks at the caches for the snapshots that restores still need. */
public final class Restoring {
  private final Cluster cluster;
  private final RestoreAnnotations annotations;
  private final NeededSnapshots needed;

  public Restoring(Cluster cluster, RestoreStatuses statuses, RestoreAnnotations annotations) {
    this.cluster = cluster;
    this.annotations = annotations;
    this.needed =
        new NeededSnapshots(
            text -> statuses.read(Optional.of(text)),
            snapshot -> cluster.policyOf(snapshot).map(p -> p.spec().readyDeadline()));
  }

  /** The names of those that are needed, at least of these snapshots of the namespace. */
  public Set<String> needed(String namespace, Collection<Snapshot> snapshots, Instant now) {
    Collection<Claim> claims = cluster.restoringClaims(namespace);
    return switch (annotations) {
      case FOLLOWED -> needed.names(claims, snapshots, now);
      case IGNORED -> NeededSnapshots.filling(claims);
    };
  }
}
