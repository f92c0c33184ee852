package io.snapherd.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is missing when it starts is said, and waited for; nothing of it ends the process. */
class OperatorStartIT {
  @RegisterExtension static final ControlPlane cluster = ControlPlane.own("start");

  private static final Duration SOON = Duration.ofSeconds(60);

  @Test
  void missingCrdsAreWaitedFor() {
    cluster.kubectl("delete", "-f", "helm/crds").orThrow();
    try (OperatorProcess operator = OperatorProcess.start("no-crd", cluster.kubeconfig())) {
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(operator.get("/readyz").orElse(""))
                      .contains(
                          "waiting for snapshotpolicies.snapherd.io: the API server does not know"
                              + " it; apply helm/crds"));
      assertThat(operator.get("/livez")).contains("ok\n");

      cluster.kubectl("apply", "--server-side", "-f", "helm/crds").orThrow();
      operator.awaitReady();
    } finally {
      cluster.kubectl("apply", "--server-side", "-f", "helm/crds").orThrow();
    }
  }

  @Test
  void missingPermissionsAreWaitedFor() throws IOException {
    Path kubeconfig = powerless();
    try (OperatorProcess operator = OperatorProcess.start("no-permission", kubeconfig)) {
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(operator.get("/readyz").orElse(""))
                      .contains(
                          "waiting for persistentvolumeclaims: not allowed to list or watch"));

      cluster
          .kubectl(
              "create",
              "clusterrolebinding",
              "powerless-no-more",
              "--clusterrole=cluster-admin",
              "--serviceaccount=default:powerless")
          .orThrow();
      operator.awaitReady();
      assertThat(operator.log().lines().filter(l -> l.contains("persistentvolumeclaims")))
          .as("one line, not one per try")
          .hasSize(1);
    }
  }

  @Test
  void anApiServerThatIsNotThereIsWaitedFor() {
    cluster.part("stop", "kube-apiserver");
    try (OperatorProcess operator = OperatorProcess.start("no-server", cluster.kubeconfig())) {
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(operator.get("/readyz").orElse("")).contains("waiting for "));
      assertThat(operator.get("/livez")).contains("ok\n");

      cluster.part("start", "kube-apiserver");
      operator.awaitReady();
    } finally {
      cluster.part("start", "kube-apiserver");
    }
  }

  @Test
  void anOutageOfTheApiServerIsSurvivedInAFewLines() {
    cluster.kubectl("apply", "-f", "policies/claim-pvc-demo.yaml").orThrow();
    cluster.kubectl("apply", "-f", "policies/pvc-demo.yaml").orThrow();
    try (OperatorProcess operator =
        OperatorProcess.start("outage", cluster.kubeconfig(), "--leader-elect").awaitReady()) {
      await().atMost(SOON).until(() -> operator.log().contains("This process leads"));
      cluster.part("stop", "kube-apiserver");
      await().atMost(SOON).until(() -> operator.log().contains("does not lead any more"));
      cluster.part("start", "kube-apiserver");
      await().atMost(SOON).until(() -> occurrences(operator, "This process leads") == 2);

      cluster
          .kubectl("annotate", "snapshotpolicy", "pvc-demo", "snapherd.io/run-now=after")
          .orThrow();

      await()
          .atMost(SOON)
          .until(() -> operator.log().contains("Took snapshot pvc-demo-pvc-demo-now-"));
      assertThat(operator.log())
          .contains("cannot be reached", "answers again")
          .doesNotContain("\tat ");
    } finally {
      cluster.part("start", "kube-apiserver");
      cluster.kubectl("delete", "-f", "policies/pvc-demo.yaml").orThrow();
    }
  }

  private static long occurrences(OperatorProcess operator, String text) {
    return operator.log().lines().filter(line -> line.contains(text)).count();
  }

  @Test
  void anElectionThatIsNotPossibleIsSaid() {
    try (OperatorProcess operator =
        OperatorProcess.start(
            "no-election",
            cluster.kubeconfig(),
            "--leader-elect",
            "--leader-elect-namespace",
            "nowhere")) {
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(operator.get("/readyz").orElse(""))
                      .contains("the namespace of --leader-elect-namespace does not exist"));
      cluster.kubectl("create", "namespace", "nowhere").orThrow();
      operator.awaitReady();
      await().atMost(SOON).until(() -> operator.log().contains("This process leads"));
    }
  }

  @Test
  void aBusyPortIsOneSentence() {
    try (OperatorProcess first = OperatorProcess.start("port", cluster.kubeconfig()).awaitReady()) {
      String port = Integer.toString(first.port().orElseThrow());

      Optional<OperatorProcess> second =
          Optional.of(
              OperatorProcess.start("port-busy", cluster.kubeconfig(), "--http-port", port));

      await().atMost(SOON).until(() -> !second.get().runs());
      assertThat(second.get().exit()).isEqualTo(1);
      assertThat(second.get().log())
          .isEqualTo(
              "snapherd: cannot listen on 127.0.0.1:"
                  + port
                  + ": Address already in use; choose another --http-port or --http-address\n");
    }
  }

  private static Path powerless() throws IOException {
    cluster.kubectl("create", "serviceaccount", "powerless").orThrow();
    String token = cluster.kubectl("create", "token", "powerless").orThrow().out().strip();
    String admin = Files.readString(cluster.kubeconfig());
    Path kubeconfig = Files.createTempFile(Path.of("target"), "powerless", ".conf");
    Files.writeString(kubeconfig, admin);
    for (String[] change :
        new String[][] {
          {"config", "set-credentials", "powerless", "--token", token},
          {"config", "set-context", "powerless", "--cluster", clusterName(), "--user", "powerless"},
          {"config", "use-context", "powerless"}
        }) {
      cluster.kubectlWith(kubeconfig, change).orThrow();
    }
    return kubeconfig;
  }

  private static String clusterName() {
    return cluster
        .kubectl("config", "view", "-o", "jsonpath={.clusters[0].name}")
        .orThrow()
        .out()
        .strip();
  }
}
