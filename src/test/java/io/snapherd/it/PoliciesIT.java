package io.snapherd.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The manifests under {@code policies/} on a real API server: accepted, and followed. */
@Execution(ExecutionMode.CONCURRENT)
class PoliciesIT {
  @RegisterExtension static final ControlPlane cluster = ControlPlane.shared();

  private static final String NAMESPACE = "examples";
  private static final Duration SOON = Duration.ofSeconds(60);

  @Test
  void everyExampleIsAccepted() {
    Ran ran = cluster.kubectl("apply", "--dry-run=server", "-R", "-f", "policies").orThrow();

    assertThat(ran.out().lines())
        .hasSize(11)
        .allMatch(line -> line.endsWith(" created (server dry run)"))
        .contains("snapshotpolicy.snapherd.io/pvc-demo created (server dry run)");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void aSnapshotOnDemandIsTakenAndTheRestoresMakeTheirClaims() {
    cluster.kubectl("create", "namespace", NAMESPACE).orThrow();
    try (OperatorProcess operator =
        OperatorProcess.start("examples", cluster.kubeconfig(), "--namespace", NAMESPACE)) {
      operator.awaitReady();
      apply("claim-pvc-demo");
      awaitPhase("pvc-demo");

      apply("run-now");
      await()
          .atMost(SOON)
          .until(() -> get("volumesnapshots", "{.items[*].status.readyToUse}").equals("true"));
      apply("restore/latest");
      apply("restore/snapshot");

      awaitPhase("pvc-demo-restore");
      awaitPhase("pvc-demo-copy");
    } finally {
      cluster.kubectl("delete", "namespace", NAMESPACE, "--wait=false");
    }
  }

  private static void apply(String example) {
    kubectl("apply", "-f", "policies/" + example + ".yaml").orThrow();
  }

  private static void awaitPhase(String claim) {
    await().atMost(SOON).until(() -> get("pvc/" + claim, "{.status.phase}").equals("Bound"));
  }

  private static String get(String what, String path) {
    return kubectl("get", what, "--ignore-not-found", "-o", "jsonpath=" + path).orThrow().out();
  }

  private static Ran kubectl(String... arguments) {
    List<String> all = Stream.concat(Stream.of("-n", NAMESPACE), Stream.of(arguments)).toList();
    return cluster.kubectl(all.toArray(String[]::new));
  }
}
