package io.snapherd.operation;

import io.snapherd.model.ObjectRef;
import io.snapherd.model.Snapshot;
import java.util.Optional;

/**
 * What is looked at as one piece: never twice at a time, everything else in parallel. Keys are
 * small on purpose: two policies cannot race for one claim, and one event costs one claim's work.
 */
public sealed interface Key {
  /** For logs: {@code claim shop/data}. */
  String text();

  /** A policy's schedule: wakes the claims at each slot. */
  record PolicyKey(ObjectRef policy) implements Key {
    @Override
    public String text() {
      return "policy " + policy;
    }
  }

  /** A claim: takes what is due from any policy. */
  record ClaimKey(ObjectRef claim) implements Key {
    @Override
    public String text() {
      return "claim " + claim;
    }
  }

  /** The snapshots of one policy and one claim, whether or not these still exist. */
  record PruneKey(String namespace, String policyUid, String claimUid) implements Key {

    /** Absent if the snapshot does not say whose it is. */
    public static Optional<PruneKey> of(Snapshot snapshot) {
      Snapshot.Origin origin = snapshot.origin();
      String namespace = snapshot.ref().namespace();
      return origin
          .policyUid()
          .flatMap(
              policy -> origin.claimUid().map(claim -> new PruneKey(namespace, policy, claim)));
    }

    @Override
    public String text() {
      return "snapshots of policy " + policyUid + " and claim " + claimUid + " in " + namespace;
    }
  }

  /** A claim that a restore is asked on. */
  record ClaimRestoreKey(ObjectRef claim) implements Key {
    @Override
    public String text() {
      return "restore on claim " + claim;
    }
  }

  /** A snapshot that a restore is asked on. */
  record SnapshotRestoreKey(ObjectRef snapshot) implements Key {
    @Override
    public String text() {
      return "restore on snapshot " + snapshot;
    }
  }

  /** The places at all drivers: who gets those that came free. */
  record PlacesKey() implements Key {
    @Override
    public String text() {
      return "places";
    }
  }

  /** A policy's status: its one writer. */
  record StatusKey(ObjectRef policy) implements Key {
    @Override
    public String text() {
      return "status of policy " + policy;
    }
  }
}
