package io.snapherd.schedule;

import io.snapherd.model.Claim;
import io.snapherd.model.Policy;
import io.snapherd.model.Snapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A claim with every snapshot that one policy took of it, in whatever state, those being deleted
 * included.
 */
public record ClaimHistory(Claim claim, List<Snapshot> snapshots) {
  public ClaimHistory {
    snapshots = List.copyOf(snapshots);
  }

  /** Passes over snapshots that carry another policy's or claim's uid. */
  public static ClaimHistory of(Policy policy, Claim claim, Collection<Snapshot> snapshots) {
    return new ClaimHistory(claim, snapshots.stream().filter(s -> of(s, policy, claim)).toList());
  }

  /** Whatever the snapshot's name. A manual one never stands in for a slot. */
  boolean has(Instant slot) {
    return scheduled().anyMatch(s -> s.origin().slot().equals(Optional.of(slot)));
  }

  /** The policy has no snapshot of the claim at all. */
  boolean isNew() {
    return snapshots.isEmpty();
  }

  private Stream<Snapshot> scheduled() {
    return snapshots.stream().filter(s -> !s.origin().manual());
  }

  Optional<Snapshot> takenFor(String runNow) {
    return snapshots.stream()
        .filter(s -> s.origin().runNow().equals(Optional.of(runNow)))
        .findFirst();
  }

  private static boolean of(Snapshot snapshot, Policy policy, Claim claim) {
    return snapshot.origin().policyUid().equals(Optional.of(policy.uid()))
        && snapshot.origin().claimUid().equals(Optional.of(claim.uid()));
  }
}
