package io.snapherd.model;

/** Labels and annotations that Snapherd writes or obeys. */
public final class Names {
  public static final String DOMAIN = "snapherd.io/";

  // Labels on snapshots.
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
  public static final String MANAGER = "snapherd";
  public static final String POLICY = DOMAIN + "policy";
  public static final String POLICY_UID = DOMAIN + "policy-uid";
  public static final String CLAIM_UID = DOMAIN + "claim-uid";

  // Annotations on snapshots.
  public static final String SLOT = DOMAIN + "slot";
  public static final String TRIGGER = DOMAIN + "trigger";
  public static final String CLAIM = DOMAIN + "claim";
  public static final String HOLD = DOMAIN + "hold";

  /** On a policy: the request. On a snapshot: the request that made it. */
  public static final String RUN_NOW = DOMAIN + "run-now";

  // Annotations on claims and storage classes.
  public static final String EXCLUDE = DOMAIN + "exclude";
  public static final String SNAPSHOT_CLASS = DOMAIN + "volume-snapshot-class";

  /** On a claim: the scheduler has chosen a node, and only now is a volume made for it. */
  public static final String SELECTED_NODE = "volume.kubernetes.io/selected-node";

  // Restore: requests, their outcome, and what the new claim carries.
  public static final String RESTORE_FROM = DOMAIN + "restore-from";
  public static final String RESTORE_TO = DOMAIN + "restore-to";
  public static final String RESTORE_STATUS = DOMAIN + "restore-status";
  public static final String RESTORED_FROM = DOMAIN + "restored-from";
  public static final String RESTORED_CUT_TIME = DOMAIN + "restored-cut-time";
  public static final String RESTORE_REQUEST = DOMAIN + "restore-request";

  private Names() {}
}
