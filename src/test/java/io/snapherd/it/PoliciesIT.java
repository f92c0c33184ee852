package io.snapherd.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The real API server accepts every manifest under {@code policies/}. */
class PoliciesIT {
  @RegisterExtension static final ControlPlane cluster = ControlPlane.shared();

  @Test
  void everyExampleIsAccepted() {
    Ran ran = cluster.kubectl("apply", "--dry-run=server", "-R", "-f", "policies").orThrow();

    assertThat(ran.out().lines())
        .hasSize(11)
        .allMatch(line -> line.endsWith(" created (server dry run)"))
        .contains("snapshotpolicy.snapherd.io/pvc-demo created (server dry run)");
    assertThat(ran.err()).isEmpty();
  }
}
