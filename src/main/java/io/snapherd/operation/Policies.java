package io.snapherd.operation;

/** Live reads of SnapshotPolicies. */
public interface Policies {
  /**
   * Asks the API server itself whether any policy of the namespace has this uid.
   *
   * @throws Refused if it could not be asked, which says nothing about the policy
   */
  boolean exist(String namespace, String uid) throws Refused;
}
