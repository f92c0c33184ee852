package io.snapherd.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault that can be had within a minute: the user reads what is wrong, a healthy policy
 * beside it gets its snapshots all the while, and what is mended is forgotten. The rows go side by
 * side.
 *
 * <p>The others take longer, or a cluster that errs, and are shown in memory: SnapshotFailed,
 * PruneBlocked, SnapshotLost (a snapshot controller soon makes another content where it can) and
 * clocks that differ in {@code ReportStatusTest} and {@code PruneSnapshotsTest};
 * NamespaceTerminating in {@code ServerContractIT}. Our CRD refuses what would be InvalidSelector
 * and InvalidRetention ({@code SnapshotPolicyCrdIT}); a row shows the former under a weaker one.
 */
class FaultTableIT {
  @RegisterExtension static final ControlPlane cluster = ControlPlane.own("faults");

  private static final Duration SOON = Duration.ofSeconds(80);
  private static final int SIDE_BY_SIDE = 6;
  private static final Map<String, Future<?>> STORIES = new ConcurrentHashMap<>();
  private static final ExecutorService STAGE = Executors.newFixedThreadPool(SIDE_BY_SIDE);

  private static final String SICK =
      """
      apiVersion: snapherd.io/v1
      kind: SnapshotPolicy
      metadata: {name: sick, annotations: {snapherd.io/run-now: "1"}}
      spec: {schedule: "@yearly", claims: {names: [sick]}}
      ---
      """;
  private static final String CLAIM =
      """
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: {name: sick, labels: {is: sick}}
      spec:
        accessModes: [ReadWriteOnce]
        storageClassName: rbd-ssd
        resources: {requests: {storage: 1Gi}}
      ---
      """;
  private static final String SNAPSHOT =
      """
      apiVersion: snapshot.storage.k8s.io/v1
      kind: VolumeSnapshot
      metadata: {name: sick}
      spec:
        volumeSnapshotClassName: rbd-ssd-snapshotclass
        source: {persistentVolumeClaimName: sick}
      ---
      """;
  private static final String OPERATORS =
      "/schema/openAPIV3Schema/properties/spec/properties/claims/properties/selector"
          + "/properties/matchExpressions/items/properties/operator/enum";
  private static final String BOUND = "wait pvc/sick -n $NS --for=jsonpath={.status.phase}=Bound";
  private static final String CUT =
      "wait volumesnapshot/sick -n $NS --for=jsonpath={.status.readyToUse}=true --timeout=60s";
  private static final String AGAIN =
      "annotate --overwrite snappol sick -n $NS snapherd.io/run-now=2";

  /** No command: nothing is read there any more. */
  private static final String UNSAID = "";

  private static final String UNASKED =
      "annotate pvc sick -n $NS snapherd.io/restore-from- snapherd.io/restore-to-";

  private static OperatorProcess operator;

  static Stream<FaultRow> table() {
    return Stream.of(
        FaultRow.condition(
                "invalid-schedule", "Ready=False InvalidSchedule", "spec.schedule", "never")
            .given(SICK.replace("@yearly", "0 0 30 2 *"))
            .healedBy(
                "patch snappol sick -n $NS --type merge -p {\"spec\":{\"schedule\":\"@daily\"}}")
            .into("Ready=True AsScheduled"),
        FaultRow.condition("invalid-time-zone", "Ready=False InvalidTimeZone", "Olympus")
            .given(SICK.replace("spec: {", "spec: {timeZone: Mars/Olympus, "))
            .healedBy("patch snappol sick -n $NS --type merge -p {\"spec\":{\"timeZone\":null}}")
            .into("Ready=True AsScheduled"),
        FaultRow.condition("invalid-selector", "Ready=False InvalidSelector", "'tier'")
            .then(
                "patch crd snapshotpolicies.snapherd.io --type=json -p"
                    + " [{\"op\":\"remove\",\"path\":\"/spec/versions/0"
                    + OPERATORS
                    + "\"}]",
                "create -n $NS -f target/fault-selector.yaml",
                "apply --server-side --force-conflicts -f helm/crds")
            .healedBy(
                "patch snappol sick -n $NS --type merge -p"
                    + " {\"spec\":{\"claims\":{\"selector\":null}}}")
            .into("Ready=True AsScheduled"),
        FaultRow.condition("no-claims", "Protected=Unknown NoClaimsSelected", "spec.claims")
            .given(SICK.replace("names: [sick]", "selector: {matchLabels: {is: nobody}}"))
            .healedBy("label pvc ok -n $NS is=nobody"),
        FaultRow.problem("claim-not-found", "sick ClaimNotFound: there is no claim sick")
            .given(SICK)
            .healedBy("create -n $NS -f target/fault-claim.yaml"),
        FaultRow.problem("claim-not-bound", "sick ClaimNotBound: claim 'sick' is not bound yet")
            .given(
                storageClass("unused")
                        .replace("kind:", "volumeBindingMode: WaitForFirstConsumer\nkind:")
                    + CLAIM.replace("rbd-ssd", "unused"))
            .then("create -n $NS -f target/fault-policy.yaml")
            .healedBy(
                // as the scheduler does for the first pod
                "annotate pvc sick -n $NS volume.kubernetes.io/selected-node=any",
                "wait snappol/sick -n $NS --for=jsonpath={.status.snapshots.ready}=1 --timeout=60s"),
        FaultRow.problem("claim-terminating", "sick ClaimTerminating")
            .given(
                SICK.replace("names: [sick]", "selector: {matchLabels: {is: sick}}")
                    + CLAIM.replace("metadata: {", "metadata: {finalizers: [snapherd.io/test], "))
            .then(BOUND, "delete pvc sick -n $NS --wait=false")
            .healedBy("patch pvc sick -n $NS --type merge -p {\"metadata\":{\"finalizers\":null}}"),
        FaultRow.problem("not-csi", "sick NotCsi")
            .given(SICK + local())
            .healedBy("annotate pvc sick -n $NS snapherd.io/exclude=true"),
        FaultRow.problem("no-snapshot-class", "sick NoSnapshotClass", "no-class")
            .given(SICK + storageClass("no-class") + CLAIM.replace("rbd-ssd", "no-class"))
            .healedBy("create -f target/fault-class.yaml"),
        FaultRow.problem("driver-mismatch", "sick DriverMismatch", "cephfs.csi.ceph.com")
            .given(
                SICK.replace(
                        "spec: {", "spec: {volumeSnapshotClassName: cephfs-hdd-snapshotclass, ")
                    + CLAIM)
            .healedBy(
                "patch snappol sick -n $NS --type merge -p"
                    + " {\"spec\":{\"volumeSnapshotClassName\":null}}"),
        FaultRow.problem("retain-class", "sick RetainClass", "deletionPolicy Retain")
            .given(
                SICK.replace("spec: {", "spec: {volumeSnapshotClassName: retain, ")
                    + snapshotClass("retain").replace(": Delete", ": Retain")
                    + CLAIM)
            .healedBy("delete volumesnapshot -n $NS --all")
            .healedBy(
                "patch snappol sick -n $NS --type merge -p"
                    + " {\"spec\":{\"volumeSnapshotClassName\":null}}"),
        FaultRow.problem("slot-skipped", "sick SlotSkipped: ", "2")
            .given(
                SICK.replace(", annotations: {snapherd.io/run-now: \"1\"}", "")
                    + CLAIM
                    + SNAPSHOT.replace("rbd-ssd-snapshotclass", "none")
                    + SNAPSHOT
                        .replace("rbd-ssd-snapshotclass", "none")
                        .replace("name: sick}", "name: sick-too}"))
            .then(
                "label volumesnapshot -n $NS --all snapherd.io/policy-uid=$POLICY_UID"
                    + " snapherd.io/claim-uid=$CLAIM_UID")
            .healedBy("delete volumesnapshot -n $NS --all"),
        FaultRow.problem("quota", "sick QuotaExceeded: ", "exceeded quota: full")
            .given(CLAIM + quota())
            .then(
                BOUND,
                "wait resourcequota/full -n $NS --for=jsonpath="
                    + "{.status.hard.count/volumesnapshots\\.snapshot\\.storage\\.k8s\\.io}=0",
                "create -n $NS -f target/fault-policy.yaml")
            .healedBy("delete quota full -n $NS", AGAIN),
        FaultRow.problem("rejected", "sick CreateRejected: ", "no snapshots of the sick")
            .given(CLAIM)
            .then(BOUND, "create -n $NS -f target/fault-policy.yaml")
            .healedBy("delete validatingadmissionpolicybinding fault-rejected", AGAIN),
        FaultRow.problem("webhook", "sick ApiUnavailable: ", "failed calling webhook")
            .given(CLAIM + webhook())
            .then(BOUND, "create -n $NS -f target/fault-policy.yaml")
            .healedBy("delete validatingwebhookconfiguration fault-webhook", AGAIN),
        FaultRow.problem("permission", "sick PermissionDenied: ", "cannot create resource")
            .given(CLAIM)
            .then(BOUND, "create -n $NS -f target/fault-policy.yaml")
            .healedBy(
                "create rolebinding snapherd -n $NS --clusterrole=fault-create"
                    + " --serviceaccount=default:snapherd",
                AGAIN),
        FaultRow.problem("clock-skew", " ClockSkew: ", "2099")
            .given(CLAIM)
            .then(
                BOUND,
                "create -n $NS -f target/fault-policy.yaml",
                "wait snappol/sick -n $NS --for=jsonpath={.status.lastRunNow}=1 --timeout=60s",
                "patch snappol sick -n $NS --subresource=status --type merge -p"
                    + " {\"status\":{\"lastScheduleTime\":\"2099-01-01T00:00:00Z\"}}")
            .healedBy(
                "patch snappol sick -n $NS --subresource=status --type merge -p"
                    + " {\"status\":{\"lastScheduleTime\":null}}"),
        FaultRow.problem("orphans", " OrphanedSnapshots: 1 snapshots are of a policy of this name")
            .given(CLAIM)
            .then(
                BOUND,
                "create -n $NS -f target/fault-policy.yaml",
                "wait snappol/sick -n $NS --for=jsonpath={.status.snapshots.ready}=1 --timeout=60s",
                "delete snappol sick -n $NS",
                "create -n $NS -f target/fault-policy.yaml")
            .healedBy("delete volumesnapshot -n $NS --all"),
        FaultRow.restore("invalid-request", "pvc sick", "Failed", "InvalidRequest")
            .given(CLAIM)
            .then("annotate pvc sick -n $NS snapherd.io/restore-to=other")
            .healedBy(UNASKED),
        FaultRow.restore("snapshot-not-found", "pvc sick", "Failed", "SnapshotNotFound", "nowhere")
            .given(CLAIM)
            .then("annotate pvc sick -n $NS snapherd.io/restore-from=nowhere")
            .healedBy(UNASKED),
        FaultRow.restore("claim-exists", "pvc sick", "Failed", "ClaimExists", "'ok' exists")
            .given(CLAIM + SNAPSHOT)
            .then(
                CUT,
                "annotate pvc sick -n $NS snapherd.io/restore-from=sick snapherd.io/restore-to=ok")
            .healedBy(UNASKED),
        FaultRow.restore("claim-unknown", "volumesnapshot sick", "Failed", "ClaimUnknown")
            .given(CLAIM + SNAPSHOT)
            .then(
                CUT,
                "delete pvc sick -n $NS",
                "annotate volumesnapshot sick -n $NS snapherd.io/restore-to=other")
            .healedBy("annotate volumesnapshot sick -n $NS snapherd.io/restore-to-"),
        FaultRow.restore("already", "pvc sick", "Bound", "AlreadyRestored", "'other'")
            .given(CLAIM + SNAPSHOT)
            .then(
                CUT,
                "annotate pvc sick -n $NS snapherd.io/restore-from=sick"
                    + " snapherd.io/restore-to=other",
                "wait pvc/sick -n $NS --timeout=60s --for=jsonpath="
                    + "{.metadata.annotations.snapherd\\.io/restore-status}",
                "wait pvc/other -n $NS --for=jsonpath={.status.phase}=Bound --timeout=60s",
                UNASKED,
                UNSAID,
                "annotate pvc sick -n $NS snapherd.io/restore-from=sick"
                    + " snapherd.io/restore-to=other")
            .healedBy(UNASKED),
        FaultRow.restore("no-storage-class", "pvc sick", "Failed", "StorageClassNotFound")
            .given(storageClass("leaving") + CLAIM.replace("rbd-ssd", "leaving") + SNAPSHOT)
            .then(
                CUT,
                "delete storageclass leaving",
                "annotate pvc sick -n $NS snapherd.io/restore-from=sick")
            .healedBy(UNASKED),
        FaultRow.restore("not-ready", "volumesnapshot sick", "Waiting", "SnapshotNotReady")
            .given(
                snapshotClass("slow").replace("kind:", "parameters: {sim/readyAfter: 8s}\nkind:")
                    + CLAIM
                    + SNAPSHOT.replace("rbd-ssd-snapshotclass", "slow"))
            .then("annotate volumesnapshot sick -n $NS snapherd.io/restore-to=other")
            .into("\"Bound\""),
        FaultRow.restore("quota-of-claims", "pvc sick", "Waiting", "QuotaExceeded")
            .given(CLAIM + SNAPSHOT)
            .then(
                CUT,
                "create quota claims -n $NS --hard=persistentvolumeclaims=0",
                "wait resourcequota/claims -n $NS --for=jsonpath="
                    + "{.status.hard.persistentvolumeclaims}=0",
                "annotate pvc sick -n $NS snapherd.io/restore-from=sick")
            .healedBy("delete quota claims -n $NS", UNASKED),
        FaultRow.restore(
                "provisioning",
                "volumesnapshot sick",
                "Provisioning",
                "ProvisioningFailed",
                "ResourceExhausted")
            .given(
                storageClass("full")
                        .replace(
                            "kind:",
                            "parameters: {sim/fail: always, sim/code: "
                                + "ResourceExhausted}\nkind:")
                    + CLAIM
                    + SNAPSHOT.replace(
                        "metadata: {name: sick}",
                        """
                        metadata:
                          name: sick
                          annotations:
                            snapherd.io/claim: '{"name":"sick","uid":"none","accessModes":["ReadWriteOnce"],
                              "size":"1Gi","storageClass":"full","volumeMode":"Filesystem"}'
                        """
                            .strip()
                            .indent(0)))
            .then(CUT, "annotate volumesnapshot sick -n $NS snapherd.io/restore-to=other")
            .healedBy("annotate volumesnapshot sick -n $NS snapherd.io/restore-to-"));
  }

  private static String local() {
    return """
        apiVersion: v1
        kind: PersistentVolume
        metadata: {name: fault-not-csi}
        spec:
          accessModes: [ReadWriteOnce]
          storageClassName: ""
          capacity: {storage: 1Gi}
          hostPath: {path: /tmp}
          claimRef: {namespace: $NS, name: sick}
        ---
        """
        + CLAIM.replace("rbd-ssd", "\"\"");
  }

  private static String storageClass(String name) {
    return """
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: {name: %s}
        provisioner: rbd.csi.ceph.com
        ---
        """
        .formatted(name);
  }

  private static String snapshotClass(String name) {
    return """
        apiVersion: snapshot.storage.k8s.io/v1
        kind: VolumeSnapshotClass
        metadata: {name: %s}
        driver: rbd.csi.ceph.com
        deletionPolicy: Delete
        ---
        """
        .formatted(name);
  }

  private static String quota() {
    return """
        apiVersion: v1
        kind: ResourceQuota
        metadata: {name: full}
        spec: {hard: {count/volumesnapshots.snapshot.storage.k8s.io: "0"}}
        ---
        """;
  }

  private static String webhook() {
    return """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingWebhookConfiguration
        metadata: {name: fault-webhook}
        webhooks:
          - name: nobody.snapherd.io
            clientConfig: {url: "https://127.0.0.1:1/"}
            admissionReviewVersions: [v1]
            sideEffects: None
            timeoutSeconds: 2
            namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: $NS}}
            objectSelector: {matchLabels: {snapherd.io/policy: sick}}
            rules:
              - apiGroups: [snapshot.storage.k8s.io]
                apiVersions: [v1]
                operations: [CREATE]
                resources: [volumesnapshots]
        ---
        """;
  }

  private static final String DENIAL =
      """
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicy
      metadata: {name: fault-rejected}
      spec:
        matchConstraints:
          resourceRules:
            - apiGroups: [snapshot.storage.k8s.io]
              apiVersions: [v1]
              operations: [CREATE]
              resources: [volumesnapshots]
        validations:
          - expression: object.spec.source.persistentVolumeClaimName != 'sick'
            message: no snapshots of the sick
      ---
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicyBinding
      metadata: {name: fault-rejected}
      spec:
        policyName: fault-rejected
        validationActions: [Deny]
        matchResources:
          namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: fault-rejected}}
      ---
      """;

  /** All rights but to create snapshots, which is given namespace by namespace. */
  private static final String RIGHTS =
      """
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: snapherd, namespace: default}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata: {name: fault-most}
      rules:
        - {apiGroups: ["", storage.k8s.io, snapherd.io], resources: ["*"], verbs: ["*"]}
        - apiGroups: [snapshot.storage.k8s.io]
          resources: ["*"]
          verbs: [get, list, watch, patch, delete]
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata: {name: fault-create}
      rules:
        - {apiGroups: [snapshot.storage.k8s.io], resources: [volumesnapshots], verbs: [create]}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRoleBinding
      metadata: {name: fault-most}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: fault-most}
      subjects: [{kind: ServiceAccount, name: snapherd, namespace: default}]
      ---
      """;

  private static String healthy(String namespace) {
    return """
        apiVersion: v1
        kind: Namespace
        metadata: {name: %1$s}
        ---
        """
            .formatted(namespace)
        + """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: snapherd, namespace: %1$s}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: fault-create}
        subjects: [{kind: ServiceAccount, name: snapherd, namespace: default}]
        ---
        """
            .formatted(namespace)
        + """
        apiVersion: snapherd.io/v1
        kind: SnapshotPolicy
        metadata: {name: healthy, namespace: %1$s}
        spec: {schedule: "@yearly", claims: {names: [ok]}}
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: ok, namespace: %1$s}
        spec:
          accessModes: [ReadWriteMany]
          storageClassName: cephfs-hdd
          resources: {requests: {storage: 1Gi}}
        ---
        """
            .formatted(namespace);
  }

  @BeforeAll
  static void begin() throws IOException {
    Files.writeString(Path.of("target/fault-claim.yaml"), CLAIM);
    Files.writeString(Path.of("target/fault-policy.yaml"), SICK);
    Files.writeString(
        Path.of("target/fault-selector.yaml"),
        SICK.replace(
            "names: [sick]",
            "selector: {matchExpressions: [{key: tier, operator: Gt, values: [sick]}]}"));
    Files.writeString(Path.of("target/fault-class.yaml"), snapshotClass("no-class-snapshotclass"));
    String beside = String.join("", table().map(r -> healthy(r.namespace())).toList());
    cluster.kubectl(List.of("apply", "-f", "-"), RIGHTS + DENIAL + beside).orThrow();
    kubectl("delete rolebinding snapherd -n fault-permission").orThrow();
    operator = OperatorProcess.start("faults", account()).awaitReady();
    table().forEach(row -> STORIES.put(row.name(), STAGE.submit(() -> tell(row))));
  }

  @AfterAll
  static void end() {
    STAGE.shutdownNow();
    if (operator != null) {
      operator.close();
    }
  }

  @ParameterizedTest
  @MethodSource("table")
  void aFaultIsSaidHarmsNobodyElseAndHeals(FaultRow row) throws Exception {
    STORIES.get(row.name()).get();
  }

  @Test
  void noFaultIsABugOfOurs() throws Exception {
    for (Future<?> story : STORIES.values()) {
      story.get();
    }

    assertThat(operator.runs()).isTrue();
    assertThat(operator.log()).doesNotContain("Exception", "ERROR", "\tat ");
  }

  private static Void tell(FaultRow row) {
    if (!row.given().isEmpty()) {
      apply(row.namespace(), row.in(row.given()));
    }
    row.steps().forEach(step -> carryOut(row, step));
    await(row + " is said")
        .atMost(SOON)
        .untilAsserted(() -> assertThat(read(row)).contains(row.seen()));

    if (!List.of("quota", "permission").contains(row.name())) {
      kubectl(row.in("annotate snappol healthy -n $NS snapherd.io/run-now=1")).orThrow();
      await(row + " harms nobody").atMost(SOON).until(() -> snapshotsOfTheHealthy(row) >= 1);
    }

    row.heal().forEach(step -> carryOut(row, step));
    await(row + " heals")
        .atMost(SOON)
        .untilAsserted(
            () -> {
              if (row.healed().isPresent()) {
                assertThat(read(row)).contains(row.healed().get());
              } else {
                assertThat(read(row)).doesNotContain(row.seen().get(0));
              }
            });
    return null;
  }

  private static void carryOut(FaultRow row, String step) {
    if (step.equals(UNSAID)) {
      await(row + " is forgotten").atMost(SOON).until(() -> read(row).isEmpty());
    } else {
      String command = withUids(row, row.in(step));
      await(command).atMost(SOON).untilAsserted(() -> kubectl(command).orThrow());
    }
  }

  private static String withUids(FaultRow row, String step) {
    return step.contains("_UID")
        ? step.replace("$POLICY_UID", uid(row, "snappol")).replace("$CLAIM_UID", uid(row, "pvc"))
        : step;
  }

  private static String uid(FaultRow row, String kind) {
    return kubectl(row.in("get " + kind + " sick -n $NS -o jsonpath={.metadata.uid}"))
        .orThrow()
        .out();
  }

  private static String read(FaultRow row) {
    return cluster.kubectl(words(row.in(row.where())), "").printed();
  }

  private static long snapshotsOfTheHealthy(FaultRow row) {
    return Arrays.stream(
            kubectl(
                    row.in(
                        "get volumesnapshot -n $NS -l snapherd.io/policy=healthy -o"
                            + " jsonpath={.items[*].status.readyToUse}"))
                .orThrow()
                .out()
                .split(" "))
        .filter("true"::equals)
        .count();
  }

  private static Ran kubectl(String command) {
    return cluster.kubectl(words(command), "");
  }

  /** At spaces, except within a JSONPath. */
  private static List<String> words(String command) {
    int path = command.indexOf("jsonpath={range");
    if (path < 0) {
      return List.of(command.split(" "));
    }
    List<String> words = new ArrayList<>(List.of(command.substring(0, path).strip().split(" ")));
    words.add(command.substring(path));
    return words;
  }

  private static void apply(String namespace, String manifests) {
    cluster.kubectl(List.of("apply", "-n", namespace, "-f", "-"), manifests).orThrow();
  }

  /** A kubeconfig of the operator's service account. */
  private static Path account() throws IOException {
    String token = kubectl("create token snapherd").orThrow().out().strip();
    String name = kubectl("config view -o jsonpath={.clusters[0].name}").orThrow().out().strip();
    Path file = Files.createTempFile(Path.of("target"), "faults", ".conf");
    Files.writeString(file, Files.readString(cluster.kubeconfig()));
    for (String change :
        List.of(
            "config set-credentials snapherd --token " + token,
            "config set-context snapherd --cluster " + name + " --user snapherd",
            "config use-context snapherd")) {
      cluster.kubectlWith(file, change.split(" ")).orThrow();
    }
    return file;
  }
}
