package io.snapherd.retention;

import io.snapherd.model.ClaimSelection;
import io.snapherd.model.Identity;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicyMemory;
import io.snapherd.model.PolicySpec;
import io.snapherd.model.RetentionSpec;
import io.snapherd.model.SnapshotTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Policies for tests, with nothing special but what is asked for. */
final class Policies {
  private Policies() {}

  static PolicySpec spec(Optional<RetentionSpec> retention) {
    return new PolicySpec(
        "@daily",
        PolicySpec.DEFAULT_TIME_ZONE,
        false,
        Optional.empty(),
        Duration.ZERO,
        ClaimSelection.ALL,
        Optional.empty(),
        PolicySpec.DEFAULT_READY_DEADLINE,
        SnapshotTemplate.EMPTY,
        retention);
  }

  static Policy policy(Instant created, Optional<String> runNow, PolicyMemory memory) {
    Identity id =
        new Identity(
            new ObjectRef("shop", "nightly"), "policy-uid", "1", created, Optional.empty());
    return new Policy(id, 1, runNow, spec(Optional.empty()), memory);
  }
}
