package io.snapherd.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.snapherd.kubernetes.resource.SnapshotPolicy;
import io.snapherd.kubernetes.resource.VolumeSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The use that must always work, done with nothing but kubectl and the program: snapshots of {@code
 * pvc-demo} every minute, the old ones go, a restore has the same bytes.
 */
@Execution(ExecutionMode.CONCURRENT)
class MainJobIT {
  @RegisterExtension static final ControlPlane cluster = ControlPlane.shared();

  private static final String NAMESPACE = "main-job";
  private static final Duration FOUR_SLOTS = Duration.ofMinutes(5);
  private static final Duration SOON = Duration.ofSeconds(60);

  private static OperatorProcess operator;

  @BeforeAll
  static void claimWithAFile() throws IOException {
    cluster.kubectl("create", "namespace", NAMESPACE).orThrow();
    cluster.kubectl("apply", "-n", NAMESPACE, "-f", "policies/claim-pvc-demo.yaml").orThrow();
    await().atMost(SOON).until(() -> claim("pvc-demo").getStatus().getPhase().equals("Bound"));
    Files.writeString(volume("pvc-demo").resolve("file"), "the first bytes");
    operator =
        OperatorProcess.start(
                "main-job", cluster.kubeconfig(), "--namespace", NAMESPACE, "--prune-grace", "0s")
            .awaitReady();
  }

  @AfterAll
  static void tidy() {
    if (operator != null) {
      operator.close();
      cluster.kubectl("delete", "namespace", NAMESPACE, "--wait=false");
    }
  }

  @Test
  void snapshotsAppearAtTheSlotsOldOnesGoAndARestoreIsEqual() throws IOException {
    cluster.kubectl("apply", "-n", NAMESPACE, "-f", "policies/pvc-demo.yaml").orThrow();

    Set<Instant> slots = new TreeSet<>();
    await()
        .atMost(FOUR_SLOTS)
        .untilAsserted(
            () -> {
              ready().forEach(s -> slots.add(slot(s)));
              assertThat(slots).hasSizeGreaterThanOrEqualTo(3);
              assertThat(names()).hasSize(2);
            });

    assertThat(slots).allSatisfy(slot -> assertThat(slot.getEpochSecond() % 60).isZero());
    assertThat(snapshots())
        .allSatisfy(
            s ->
                assertThat(s.getSpec().volumeSnapshotClassName())
                    .isEqualTo("cephfs-hdd-snapshotclass"));
    assertThat(ready().map(MainJobIT::slot)).containsExactlyInAnyOrderElementsOf(newest(slots, 2));
    await().atMost(SOON).untilAsserted(() -> assertThat(stored()).hasSize(2));

    restoreIsEqual();
    statusSaysSo();
    assertThat(operator.terminate()).as("ends on SIGTERM").isTrue();
    assertThat(operator.log()).contains("Stopped").doesNotContain("ERROR", "Exception");
  }

  private void restoreIsEqual() throws IOException {
    cluster
        .kubectl(
            "annotate",
            "-n",
            NAMESPACE,
            "pvc",
            "pvc-demo",
            "snapherd.io/restore-from=latest",
            "snapherd.io/restore-to=pvc-demo-restore")
        .orThrow();
    await()
        .atMost(SOON)
        .until(
            () ->
                claim("pvc-demo-restore") != null
                    && claim("pvc-demo-restore").getStatus().getPhase().equals("Bound"));
    PersistentVolumeClaim original = claim("pvc-demo");
    PersistentVolumeClaim restored = claim("pvc-demo-restore");
    assertThat(restored.getSpec().getAccessModes()).isEqualTo(original.getSpec().getAccessModes());
    assertThat(restored.getSpec().getResources()).isEqualTo(original.getSpec().getResources());
    assertThat(restored.getSpec().getStorageClassName())
        .isEqualTo(original.getSpec().getStorageClassName());
    assertThat(restored.getSpec().getVolumeMode()).isEqualTo(original.getSpec().getVolumeMode());
    assertThat(volume("pvc-demo-restore").resolve("file")).hasContent("the first bytes");
    assertThat(original.getMetadata().getDeletionTimestamp()).isNull();
    await()
        .atMost(SOON)
        .until(
            () ->
                claim("pvc-demo")
                    .getMetadata()
                    .getAnnotations()
                    .getOrDefault("snapherd.io/restore-status", "")
                    .contains("\"phase\":\"Bound\""));
  }

  private void statusSaysSo() {
    SnapshotPolicy policy =
        cluster
            .client()
            .resources(SnapshotPolicy.class)
            .inNamespace(NAMESPACE)
            .withName("pvc-demo")
            .get();
    assertThat(policy.getStatus().conditions())
        .filteredOn(c -> c.type().equals("Ready"))
        .singleElement()
        .satisfies(c -> assertThat(c.status()).isEqualTo("True"));
    assertThat(policy.getStatus().claims().guarded()).isEqualTo(1);
    assertThat(cluster.kubectl("get", "events", "-n", NAMESPACE).orThrow().out())
        .contains("SnapshotTaken", "Pruned", "Restored");
  }

  private static List<VolumeSnapshot> snapshots() {
    return client().resources(VolumeSnapshot.class).inNamespace(NAMESPACE).list().getItems();
  }

  private static Stream<VolumeSnapshot> ready() {
    return snapshots().stream()
        .filter(s -> s.getStatus() != null && Boolean.TRUE.equals(s.getStatus().readyToUse()));
  }

  private static List<String> names() {
    return snapshots().stream().map(s -> s.getMetadata().getName()).toList();
  }

  private static Instant slot(VolumeSnapshot snapshot) {
    return Instant.parse(snapshot.getMetadata().getAnnotations().get("snapherd.io/slot"));
  }

  private static List<Instant> newest(Set<Instant> slots, int count) {
    return slots.stream().skip(slots.size() - count).toList();
  }

  /** The driver's own records of cuts of the claim's volume. */
  private static List<Path> stored() throws IOException {
    Path records = cluster.storage("cephfs", "records", "snapshots");
    String handle = volume("pvc-demo").getFileName().toString();
    try (Stream<Path> files = Files.list(records)) {
      return files.filter(file -> contains(file, handle)).toList();
    }
  }

  private static boolean contains(Path file, String text) {
    try {
      return Files.readString(file).contains('"' + text + '"');
    } catch (IOException e) {
      return false; // deleted meanwhile
    }
  }

  private static PersistentVolumeClaim claim(String name) {
    return client().persistentVolumeClaims().inNamespace(NAMESPACE).withName(name).get();
  }

  private static Path volume(String claim) {
    String volume = claim(claim).getSpec().getVolumeName();
    String handle =
        client().persistentVolumes().withName(volume).get().getSpec().getCsi().getVolumeHandle();
    return cluster.storage("cephfs", "volumes", handle);
  }

  private static KubernetesClient client() {
    return cluster.client();
  }
}
