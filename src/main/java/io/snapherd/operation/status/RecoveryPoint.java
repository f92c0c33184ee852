package io.snapherd.operation.status;

import io.snapherd.model.Claim;
import io.snapherd.model.ClaimPhase;
import io.snapherd.model.Policy;
import io.snapherd.model.Snapshot;
import io.snapherd.restore.Cut;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a policy's claims would be set back to if all were lost now: the oldest of their newest
 * copies; of a claim without a copy, its creation. Claims that were never bound hold nothing to
 * lose, and those being deleted nothing that anyone wants to keep.
 */
final class RecoveryPoint {
  private RecoveryPoint() {}

  /**
   * By the API server's clock.
   *
   * @param snapshots all that carry the policy's uid
   */
  static Optional<Instant> of(
      Policy policy, Collection<Claim> selected, Collection<Snapshot> snapshots) {
    Map<String, Instant> newest = new HashMap<>();
    snapshots.stream()
        .filter(Snapshot::usable)
        .filter(s -> s.origin().claimUid().isPresent())
        .forEach(
            s ->
                newest.merge(
                    s.origin().claimUid().orElseThrow(),
                    Cut.of(s, policy.spec().readyDeadline()),
                    (a, b) -> a.isAfter(b) ? a : b));
    return selected.stream()
        .filter(c -> c.phase() != ClaimPhase.PENDING && !c.id().terminating())
        .map(c -> newest.getOrDefault(c.uid(), c.id().created()))
        .min(Comparator.naturalOrder());
  }
}
