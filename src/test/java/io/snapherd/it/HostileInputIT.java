package io.snapherd.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.snapherd.kubernetes.resource.VolumeSnapshot;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What anybody can write on objects loses no snapshot and stops no policy. */
class HostileInputIT {
  @RegisterExtension static final ControlPlane cluster = ControlPlane.shared();

  private static final String NAMESPACE = "hostile";
  private static final String LEAVING = "hostile-leaving";
  private static final Duration SOON = Duration.ofSeconds(60);

  private static OperatorProcess operator;

  @BeforeAll
  static void begin() {
    List.of(NAMESPACE, LEAVING)
        .forEach(
            namespace -> {
              cluster.kubectl("create", "namespace", namespace).orThrow();
              cluster
                  .kubectl("apply", "-n", namespace, "-f", "policies/claim-pvc-demo.yaml")
                  .orThrow();
              kubectl(
                  "wait pvc/pvc-demo -n " + namespace + " --for=jsonpath={.status.phase}=Bound");
            });
    operator =
        OperatorProcess.start(
                "hostile",
                cluster.kubeconfig(),
                "--prune-grace",
                "0s",
                "--namespace",
                NAMESPACE + "," + LEAVING)
            .awaitReady();
  }

  @AfterAll
  static void end() {
    if (operator != null) {
      operator.close();
      cluster.kubectl("patch", "configmap", "-n", LEAVING, "stays", "--type=merge", "-p", FREED);
      cluster.kubectl("delete", "namespace", NAMESPACE, LEAVING, "--wait=false");
    }
  }

  private static final String FREED = "{\"metadata\": {\"finalizers\": null}}";

  @Test
  void whatIsWrittenOnSnapshotsAndClaimsLosesNothing() {
    policy("keeps", "keepLast: 2", "1");
    awaitReady("keeps", 1);
    String first = names("keeps").get(0);
    annotate("volumesnapshot " + first, "snapherd.io/slot=yesterday-ish");
    annotate("volumesnapshot " + first, "snapherd.io/claim={\"name\":[[[");
    annotate("volumesnapshot " + first, "snapherd.io/restore-status={\"phase\":7}");
    annotate("pvc pvc-demo", "snapherd.io/restore-status=nonsense");
    annotate("snappol keeps", "snapherd.io/run-now=" + "ü\n".repeat(2000));
    awaitReady("keeps", 2);
    annotate("snappol keeps", "snapherd.io/run-now=3");

    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(ready("keeps")).hasSize(2).doesNotContain(first));
    String second = names("keeps").get(0);
    annotate("volumesnapshot " + second, "snapherd.io/slot=9999-12-31T23:59:59Z");
    annotate("snappol keeps", "snapherd.io/run-now=4");
    await().atMost(SOON).until(() -> lastRunNow("keeps").equals("4"));
    awaitReady("keeps", 2);
    assertNoBugs();
  }

  @Test
  void aRunNowThatIsTooLongIsAProblemAndTheNextOneIsRun() {
    policy("long", "keepLast: 1", "x".repeat(100_000));
    await().atMost(SOON).until(() -> problems("long").contains("InvalidRequest"));
    assertThat(names("long")).isEmpty();

    annotate("snappol long", "snapherd.io/run-now=2");

    awaitReady("long", 1);
    await().atMost(SOON).until(() -> !problems("long").contains("InvalidRequest"));
    assertNoBugs();
  }

  @Test
  void aSnapshotWhoseLabelsWereTakenAwayIsNoLongerPruned() {
    policy("labels", "keepLast: 1", "1");
    awaitReady("labels", 1);
    String first = names("labels").get(0);
    kubectl("label volumesnapshot " + first + " -n " + NAMESPACE + " snapherd.io/claim-uid-");

    annotate("snappol labels", "snapherd.io/run-now=2");

    awaitReady("labels", 2);
    await().atMost(SOON).until(() -> problems("labels").contains("lack the label"));
    assertThat(ready("labels")).contains(first);
  }

  @Test
  void ofTwoPoliciesEachPrunesItsOwn() {
    policy("much", "keepLast: 3", "1");
    policy("little", "keepLast: 1", "1");
    awaitReady("much", 1);
    awaitReady("little", 1);
    for (String value : List.of("2", "3")) {
      annotate("snappol much", "snapherd.io/run-now=" + value);
      annotate("snappol little", "snapherd.io/run-now=" + value);
      await().atMost(SOON).until(() -> lastRunNow("much").equals(value));
      await().atMost(SOON).until(() -> lastRunNow("little").equals(value));
    }

    await().atMost(SOON).untilAsserted(() -> assertThat(names("little")).hasSize(1));
    awaitReady("much", 3);
  }

  @Test
  void aNamespaceThatIsBeingDeletedHoldsUpNoOther() {
    policy("stays", "keepLast: 1", "1");
    awaitReady("stays", 1);
    cluster
        .kubectl(
            List.of("apply", "-f", "-"),
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: stays, namespace: hostile-leaving, finalizers: [snapherd.io/test]}
            ---
            apiVersion: snapherd.io/v1
            kind: SnapshotPolicy
            metadata:
              name: leaves
              namespace: hostile-leaving
              finalizers: [snapherd.io/test]
              annotations: {snapherd.io/run-now: "1"}
            spec: {schedule: "* * * * *", claims: {}}
            """)
        .orThrow();
    kubectl("delete namespace " + LEAVING + " --wait=false");
    await().atMost(SOON).until(() -> !read("pvc", LEAVING).contains("pvc-demo"));

    annotate("snappol stays", "snapherd.io/run-now=2");

    await().atMost(SOON).until(() -> lastRunNow("stays").equals("2"));
    kubectl(
        "patch snappol leaves -n "
            + LEAVING
            + " --type merge -p {\"metadata\":{\"finalizers\":null}}");
    assertNoBugs();
  }

  private static void assertNoBugs() {
    assertThat(operator.runs()).isTrue();
    assertThat(operator.log()).doesNotContain("Exception", "ERROR", "\tat ");
  }

  private static void policy(String name, String retention, String runNow) {
    cluster
        .kubectl(
            List.of("apply", "-n", NAMESPACE, "-f", "-"),
            """
            apiVersion: snapherd.io/v1
            kind: SnapshotPolicy
            metadata: {name: %s, annotations: {snapherd.io/run-now: "%s"}}
            spec: {schedule: "@yearly", claims: {names: [pvc-demo]}, retention: {%s}}
            """
                .formatted(name, runNow, retention))
        .orThrow();
  }

  private static void annotate(String what, String annotation) {
    String object = what.replace(' ', '/');
    cluster.kubectl("annotate", "--overwrite", "-n", NAMESPACE, object, annotation).orThrow();
  }

  private static void kubectl(String command) {
    cluster.kubectl(command.split(" ")).orThrow();
  }

  private static String read(String kind, String namespace) {
    return cluster.kubectl("get", kind, "-n", namespace, "-o", "name").printed();
  }

  private static String lastRunNow(String policy) {
    return status(policy, "{.status.lastRunNow}");
  }

  private static String problems(String policy) {
    return status(policy, "{.status.problems}");
  }

  private static String status(String policy, String path) {
    return cluster
        .kubectl("get", "snappol", policy, "-n", NAMESPACE, "-o", "jsonpath=" + path)
        .orThrow()
        .out();
  }

  private static void awaitReady(String policy, int count) {
    await().atMost(SOON).untilAsserted(() -> assertThat(ready(policy)).hasSize(count));
  }

  private static List<String> names(String policy) {
    return snapshots(policy).stream().map(s -> s.getMetadata().getName()).toList();
  }

  private static List<String> ready(String policy) {
    return snapshots(policy).stream()
        .filter(s -> s.getStatus() != null && Boolean.TRUE.equals(s.getStatus().readyToUse()))
        .filter(s -> s.getMetadata().getDeletionTimestamp() == null)
        .map(s -> s.getMetadata().getName())
        .toList();
  }

  private static List<VolumeSnapshot> snapshots(String policy) {
    return cluster
        .client()
        .resources(VolumeSnapshot.class)
        .inNamespace(NAMESPACE)
        .withLabel("snapherd.io/policy", policy)
        .list()
        .getItems();
  }
}
