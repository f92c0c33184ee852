package io.snapherd.operation;

import io.snapherd.model.Policy;
import io.snapherd.model.PolicyStatus;

/** Writes of {@code status} of a policy. */
public interface StatusWrites {
  /**
   * Replaces the status of exactly the version that was decided about.
   *
   * @return false if the policy has changed since or is gone: decide again
   * @throws Refused if the API server does not accept it
   */
  boolean write(Policy policy, PolicyStatus status) throws Refused;
}
