package io.snapherd.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.snapherd.kubernetes.resource.SnapshotPolicy;
import io.snapherd.kubernetes.resource.SnapshotPolicySpec;
import io.snapherd.kubernetes.resource.SnapshotPolicyStatus;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a real API server makes of the status of a SnapshotPolicy. */
class SnapshotPolicyStatusIT {
  @RegisterExtension static final ControlPlane cluster = ControlPlane.shared();

  private static final String FULL =
      """
      observedGeneration: 1
      conditions:
        - {type: Ready, status: "True", observedGeneration: 1, reason: AsScheduled, message: "", \
      lastTransitionTime: "2026-01-01T00:00:00.123456789Z"}
        - {type: Pruned, status: Unknown}
      schedule: {expression: 0 0 * * *, timeZone: Etc/UTC, suspended: false, since: 2026-01-01T00:00:00Z}
      retention: {observed: last 3, since: 2026-01-01T00:00:00Z}
      lastScheduleTime: 2026-01-01T00:00:00Z
      lastSuccessfulTime: 2026-01-01T00:00:00Z
      nextScheduleTime: 2126-01-01T00:00:00Z
      lastRunNow: "1"
      claims: {selected: 4, protected: 1, late: 2, waiting: 1}
      snapshots: {ready: 1, pending: 2, failed: 3, lost: 4, deleting: 5, held: 6}
      problems: [{claim: a, reason: NotCsi, message: m, since: 2026-01-01T00:00:00Z}]
      nextPrune: [{snapshot: s, claim: a}]
      """;

  private SnapshotPolicy policy;

  @BeforeEach
  void aPolicy() {
    SnapshotPolicy fresh = new SnapshotPolicy();
    fresh.setMetadata(
        new ObjectMetaBuilder().withGenerateName("status-").withNamespace("default").build());
    fresh.setSpec(read("schedule: 0 0 * * *\nclaims: {}", SnapshotPolicySpec.class));
    policy = cluster.client().resource(fresh).create();
  }

  @AfterEach
  void withoutTrace() {
    resource().delete();
  }

  @Test
  void aFullStatusComesBackAsItWasWritten() {
    SnapshotPolicyStatus full = read(FULL, SnapshotPolicyStatus.class);
    assertThat(written(full).getStatus()).isEqualTo(full);
  }

  @Test
  void anEmptyStatusIsTaken() {
    SnapshotPolicyStatus empty = read("{}", SnapshotPolicyStatus.class);
    assertThat(written(empty).getStatus()).isEqualTo(empty);
  }

  @Test
  void aStatusIsTakenHoweverMuchItSays() {
    String problem = "{reason: '', message: '" + "long ".repeat(4000) + "'}";
    String problems = String.join(", ", Collections.nCopies(20, problem));
    SnapshotPolicyStatus long400KiB =
        read("problems: [" + problems + "]", SnapshotPolicyStatus.class);
    assertThat(written(long400KiB).getStatus()).isEqualTo(long400KiB);
  }

  @Test
  void aTimeThatIsNoneIsRefused() {
    SnapshotPolicyStatus odd = read("lastScheduleTime: yesterday", SnapshotPolicyStatus.class);
    assertThatThrownBy(() -> written(odd))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining("status.lastScheduleTime");
  }

  @Test
  void aStatusChangesNeitherSpecNorGeneration() {
    SnapshotPolicySpec before = policy.getSpec();
    policy.setSpec(read("schedule: 1 1 * * *\nclaims: {}", SnapshotPolicySpec.class));
    SnapshotPolicy after = written(read(FULL, SnapshotPolicyStatus.class));
    assertThat(after.getSpec()).isEqualTo(before);
    assertThat(after.getMetadata().getGeneration()).isEqualTo(1);
  }

  @Test
  void aSpecDoesNotChangeTheStatus() {
    written(read(FULL, SnapshotPolicyStatus.class));
    SnapshotPolicy after =
        resource()
            .edit(
                current -> {
                  current.setSpec(
                      read("schedule: 1 1 * * *\nclaims: {}", SnapshotPolicySpec.class));
                  current.setStatus(null);
                  return current;
                });
    assertThat(after.getStatus()).isEqualTo(read(FULL, SnapshotPolicyStatus.class));
    assertThat(after.getMetadata().getGeneration()).isEqualTo(2);
  }

  private SnapshotPolicy written(SnapshotPolicyStatus status) {
    policy.setStatus(status);
    return cluster.client().resource(policy).updateStatus();
  }

  private Resource<SnapshotPolicy> resource() {
    return cluster
        .client()
        .resources(SnapshotPolicy.class)
        .inNamespace("default")
        .withName(policy.getMetadata().getName());
  }

  private static <T> T read(String yaml, Class<T> type) {
    return new KubernetesSerialization().unmarshal("---\n" + yaml, type);
  }
}
