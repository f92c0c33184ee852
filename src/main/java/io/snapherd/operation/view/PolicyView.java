package io.snapherd.operation.view;

import io.snapherd.model.Policy;
import io.snapherd.model.PolicyStatus;
import java.util.Optional;

/**
 * A policy as people look at it.
 *
 * @param status as it stands on the policy; absent: nobody has written one yet
 */
public record PolicyView(Policy policy, Optional<PolicyStatus> status) {}
