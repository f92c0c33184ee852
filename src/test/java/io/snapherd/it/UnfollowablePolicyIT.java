package io.snapherd.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the API server cannot refuse is said on the policy, and holds up no other. */
class UnfollowablePolicyIT {
  @RegisterExtension static final ControlPlane cluster = ControlPlane.shared();

  private static final String NAMESPACE = "unfollowable";
  private static final Duration SOON = Duration.ofSeconds(60);

  private static OperatorProcess operator;

  @BeforeAll
  static void policies() {
    cluster.kubectl("create", "namespace", NAMESPACE).orThrow();
    cluster.kubectl("apply", "-n", NAMESPACE, "-f", "policies/claim-pvc-demo.yaml").orThrow();
    apply("never", "0 0 30 2 *", "Etc/UTC");
    apply("nowhere", "0 0 * * *", "Mars/Olympus_Mons");
    apply("fine", "0 0 * * *", "Europe/Berlin");
    operator = OperatorProcess.start("unfollowable", cluster.kubeconfig()).awaitReady();
  }

  @AfterAll
  static void tidy() {
    if (operator != null) {
      operator.close();
      cluster.kubectl("delete", "namespace", NAMESPACE, "--wait=false");
    }
  }

  @Test
  void aScheduleThatNeverFiresIsSaidOnThePolicy() {
    await().atMost(SOON).until(() -> ready("never", "reason").equals("InvalidSchedule"));
    assertThat(ready("never", "status")).isEqualTo("False");
    assertThat(ready("never", "message")).contains("spec.schedule").contains("never");
  }

  @Test
  void aZoneThatDoesNotExistIsSaidOnThePolicy() {
    await().atMost(SOON).until(() -> ready("nowhere", "reason").equals("InvalidTimeZone"));
    assertThat(ready("nowhere", "message")).contains("spec.timeZone").contains("Olympus");
  }

  @Test
  void theOthersAreServedAndAMendedOneIsToo() {
    await().atMost(SOON).until(() -> ready("fine", "status").equals("True"));
    cluster
        .kubectl("annotate", "-n", NAMESPACE, "snappol", "fine", "snapherd.io/run-now=1")
        .orThrow();
    await().atMost(SOON).until(() -> snapshots("fine").contains("true"));
    assertThat(operator.runs()).isTrue();
    assertThat(operator.log()).doesNotContain("Exception");

    apply("mended", "0 0 31 2 *", "Etc/UTC");
    await().atMost(SOON).until(() -> ready("mended", "status").equals("False"));
    apply("mended", "0 0 28 2 *", "Etc/UTC");
    await().atMost(SOON).until(() -> ready("mended", "status").equals("True"));
  }

  private static void apply(String name, String schedule, String zone) {
    String manifest =
        """
        apiVersion: snapherd.io/v1
        kind: SnapshotPolicy
        metadata: {name: %s}
        spec: {schedule: "%s", timeZone: %s, claims: {}}
        """
            .formatted(name, schedule, zone);
    cluster.kubectl(List.of("apply", "-n", NAMESPACE, "-f", "-"), manifest).orThrow();
  }

  private static String ready(String policy, String field) {
    String path = "jsonpath={.status.conditions[?(@.type==\"Ready\")]." + field + "}";
    return cluster.kubectl("get", "-n", NAMESPACE, "snappol", policy, "-o", path).orThrow().out();
  }

  private static String snapshots(String policy) {
    return cluster
        .kubectl(
            "get",
            "-n",
            NAMESPACE,
            "volumesnapshots",
            "-l",
            "snapherd.io/policy=" + policy,
            "-o",
            "jsonpath={.items[*].status.readyToUse}")
        .orThrow()
        .out();
  }
}
