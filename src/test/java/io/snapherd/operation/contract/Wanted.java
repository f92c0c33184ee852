package io.snapherd.operation.contract;

import io.snapherd.model.Claim;
import io.snapherd.model.ClaimSpec;
import io.snapherd.model.Names;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.Size;
import io.snapherd.model.SourceClaim;
import io.snapherd.restore.NewClaim;
import io.snapherd.take.NewSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Objects that the contract has made. */
public final class Wanted {
  public static final ClaimSpec SPEC =
      new ClaimSpec(
          List.of("ReadWriteMany"),
          new Size("1Gi", 1L << 30),
          Optional.of("nobodys"),
          "Filesystem");

  static final Instant SLOT = Instant.parse("2026-03-01T02:30:00Z");
  static final String SNAPSHOT_CLASS = "cephfs-hdd-snapshotclass";

  private Wanted() {}

  /** As a scheduled one is made. */
  static NewSnapshot snapshot(String name, Policy policy, Claim claim) {
    return snapshot(new ObjectRef(policy.namespace(), name), policy.uid(), claim.uid());
  }

  public static NewSnapshot snapshot(ObjectRef ref, String policyUid, String claimUid) {
    return new NewSnapshot(
        ref,
        SNAPSHOT_CLASS,
        Map.of(
            Names.MANAGED_BY,
            Names.MANAGER,
            Names.POLICY,
            "nightly",
            Names.POLICY_UID,
            policyUid,
            Names.CLAIM_UID,
            claimUid),
        Map.of(Names.SLOT, SLOT.toString(), Names.TRIGGER, "schedule"),
        new SourceClaim("a", claimUid, SPEC));
  }

  static NewClaim claim(ObjectRef ref, String request) {
    return new NewClaim(
        ref,
        SPEC,
        "some-snapshot",
        Map.of(Names.RESTORE_REQUEST, request),
        Map.of(Names.RESTORED_FROM, "some-snapshot"));
  }
}
