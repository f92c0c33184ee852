package io.snapherd.retention;

import io.snapherd.model.Claim;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Snapshot;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/** Whether the policy and the claim of some snapshots are still there. */
public enum Standing {
  /** The policy is. A claim that no longer exists changes nothing. */
  LIVING,
  /** The claim is being deleted: unready snapshots hold that up. */
  CLAIM_TERMINATING,
  /** No policy has the uid that the snapshots name: they are orphans. */
  POLICY_GONE;

  /**
   * That of snapshots whose policy is there. A claim is held up by its name: the snapshot
   * controller does not tell it from an earlier one that the unready snapshot was taken of.
   */
  public static Standing of(
      Collection<Snapshot> snapshots, Function<ObjectRef, Optional<Claim>> claims) {
    boolean terminating =
        snapshots.stream()
            .flatMap(s -> s.claimName().map(n -> new ObjectRef(s.ref().namespace(), n)).stream())
            .distinct()
            .flatMap(ref -> claims.apply(ref).stream())
            .anyMatch(claim -> claim.id().terminating());
    return terminating ? CLAIM_TERMINATING : LIVING;
  }
}
