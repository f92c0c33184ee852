package io.snapherd.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.snapherd.kubernetes.resource.VolumeSnapshot;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two replicas: one leads and writes, the other takes over, nothing is made twice. */
class LeaderElectionIT {
  @RegisterExtension static final ControlPlane cluster = ControlPlane.shared();

  private static final String NAMESPACE = "leader-election";
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String[] OPTIONS = {
    "--leader-elect", "--leader-elect-namespace", NAMESPACE, "--namespace", NAMESPACE
  };

  private OperatorProcess first;
  private OperatorProcess second;

  @BeforeEach
  void twoReplicas() {
    cluster.kubectl("create", "namespace", NAMESPACE).orThrow();
    cluster.kubectl("apply", "-n", NAMESPACE, "-f", "policies/claim-pvc-demo.yaml").orThrow();
    first = OperatorProcess.start("leader-1", cluster.kubeconfig(), OPTIONS).awaitReady();
    await().atMost(SOON).until(() -> first.log().contains("This process leads"));
    second = OperatorProcess.start("leader-2", cluster.kubeconfig(), OPTIONS).awaitReady();
  }

  @AfterEach
  void tidy() {
    first.close();
    second.close();
    cluster.kubectl("delete", "namespace", NAMESPACE).orThrow();
  }

  @Test
  void theOtherTakesOverWhenTheLeaderIsKilledAndNothingIsMadeTwice() {
    cluster
        .kubectl(
            List.of("apply", "-n", NAMESPACE, "-f", "-"),
            """
            apiVersion: snapherd.io/v1
            kind: SnapshotPolicy
            metadata: {name: yearly}
            spec: {schedule: "@yearly", claims: {}}
            """)
        .orThrow();
    runNow("1");
    await().atMost(SOON).untilAsserted(() -> assertThat(snapshots()).hasSize(1));
    await().atMost(SOON).until(() -> first.log().contains("Took snapshot"));
    assertThat(shown(second, "snapherd_leader")).isZero();
    assertThat(shown(second, "snapherd_policy_claims")).isZero();

    first.kill();
    runNow("2");

    await().atMost(SOON).untilAsserted(() -> assertThat(snapshots()).hasSize(2));
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(second.log()).containsOnlyOnce("Took snapshot"));
    assertThat(second.log()).contains("This process leads");
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(shown(second, "snapherd_snapshots_taken_total")).isEqualTo(1));
    assertThat(shown(second, "snapherd_snapshot_ready_duration_seconds_count")).isEqualTo(1);
    assertThat(shown(second, "snapherd_policy_claims", "state=\"protected\"")).isEqualTo(1);
    assertThat(shown(second, "snapherd_leader")).isEqualTo(1);
  }

  /** Of what is not in the metrics it is 0. */
  private static double shown(OperatorProcess operator, String metric, String... labels) {
    return Scrape.of(operator.get("/metrics").orElseThrow()).sum(metric, labels);
  }

  @Test
  void aLeaderThatStopsGivesTheLeaseBack() {
    assertThat(first.terminate()).isTrue();

    await().atMost(Duration.ofSeconds(12)).until(() -> second.log().contains("This process leads"));
  }

  private static void runNow(String value) {
    cluster
        .kubectl(
            "annotate",
            "--overwrite",
            "-n",
            NAMESPACE,
            "snappol",
            "yearly",
            "snapherd.io/run-now=" + value)
        .orThrow();
  }

  private static List<VolumeSnapshot> snapshots() {
    return cluster
        .client()
        .resources(VolumeSnapshot.class)
        .inNamespace(NAMESPACE)
        .list()
        .getItems();
  }
}
