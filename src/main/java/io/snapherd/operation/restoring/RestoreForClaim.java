package io.snapherd.operation.restoring;

import io.snapherd.model.Claim;
import io.snapherd.model.Names;
import io.snapherd.operation.Cluster;
import io.snapherd.operation.Key.ClaimRestoreKey;
import io.snapherd.operation.Subject;
import io.snapherd.operation.UseCase;
import io.snapherd.operation.restoring.OpenRestores.Follow;
import io.snapherd.restore.RestoreRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Follows the restore request on a claim. */
public final class RestoreForClaim implements UseCase<ClaimRestoreKey> {
  private final Cluster cluster;
  private final Restorer restorer;
  private final OpenRestores open;
  private final Clock clock;

  public RestoreForClaim(Cluster cluster, Restorer restorer, OpenRestores open, Clock clock) {
    this.cluster = cluster;
    this.restorer = restorer;
    this.open = open;
    this.clock = clock;
  }

  @Override
  public Optional<Instant> run(ClaimRestoreKey key) {
    return open.looked(
        key,
        cluster.claim(key.claim()).map(this::restore).orElseGet(() -> restorer.gone(key.claim())));
  }

  private Optional<Follow> restore(Claim claim) {
    return restorer.restore(
        new Subject(Subject.Kind.CLAIM, claim.id()),
        RestoreRequest.on(claim, clock.instant()),
        Optional.ofNullable(claim.annotations().get(Names.RESTORE_STATUS)));
  }
}
