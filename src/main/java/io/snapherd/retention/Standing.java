package io.snapherd.retention;

/** Whether the policy and the claim of some snapshots are still there. */
public enum Standing {
  /** The policy is. A claim that no longer exists changes nothing. */
  LIVING,
  /** The claim is being deleted: unready snapshots hold that up. */
  CLAIM_TERMINATING,
  /** No policy has the uid that the snapshots name: they are orphans. */
  POLICY_GONE
}
