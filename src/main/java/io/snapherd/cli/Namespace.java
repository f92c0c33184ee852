package io.snapherd.cli;

import io.snapherd.model.Identity;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import java.util.Optional;

/**
 * Where policies are meant to be: in the namespace that is given, else the one that stands in the
 * manifest, else {@code default}.
 */
record Namespace(Optional<String> given) {
  private static final String DEFAULT = "default";

  /** The policy, as it would be there. */
  Policy of(Policy policy) {
    String own = policy.namespace().isEmpty() ? DEFAULT : policy.namespace();
    Identity id = policy.id();
    return new Policy(
        new Identity(
            new ObjectRef(given.orElse(own), policy.name()),
            id.uid(),
            id.resourceVersion(),
            id.created(),
            id.deletionTimestamp()),
        policy.generation(),
        policy.runNow(),
        policy.spec(),
        policy.memory());
  }
}
