package io.snapherd.demo.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.snapherd.kubernetes.resource.VolumeSnapshot;
import io.snapherd.kubernetes.resource.VolumeSnapshotContent;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the demo's cluster has in common with a real one. */
@Timeout(120)
class EmbeddedClusterTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  private static EmbeddedCluster cluster;

  @BeforeAll
  static void start() throws IOException {
    cluster = EmbeddedCluster.start(Clock.systemUTC());
  }

  @AfterAll
  static void stop() throws IOException {
    cluster.close();
  }

  @Test
  void whatIsThereAlreadyIsSaidInTheWordsOfKubernetes() {
    PersistentVolumeClaim again =
        client().persistentVolumeClaims().inNamespace("shop").list().getItems().get(0);
    assertThatExceptionOfType(KubernetesClientException.class)
        .isThrownBy(() -> client().resource(again).create())
        .satisfies(
            e -> {
              assertThat(e.getCode()).isEqualTo(409);
              assertThat(e.getStatus().getReason()).isEqualTo("AlreadyExists");
            });
  }

  @Test
  void anOutdatedDeleteIsRefused() {
    PersistentVolumeClaim claim = client().resource(empty("short-lived")).create();
    assertThatExceptionOfType(KubernetesClientException.class)
        .isThrownBy(() -> client().resource(claim).lockResourceVersion("1").delete())
        .satisfies(e -> assertThat(e.getCode()).isEqualTo(409));
    client().resource(claim).lockResourceVersion(claim.getMetadata().getResourceVersion()).delete();
    assertThat(client().resource(claim).get()).isNull();
  }

  @Test
  void aSnapshotGoesThroughTheStepsThatLatenciesAreMeasuredBy() {
    List<String> steps = new CopyOnWriteArrayList<>();
    VolumeSnapshot snapshot = take("media", "cephfs-hdd-snapshotclass");
    try (Watch watch = client().resources(VolumeSnapshotContent.class).watch(new Steps(steps))) {
      assertThat(watch).isNotNull();
      await().atMost(SOON).until(() -> ready(snapshot));
    }
    String content = "snapcontent-" + snapshot.getMetadata().getUid();
    assertThat(steps).containsSubsequence(content + " being created", content + " has a handle");

    client().resource(snapshot).delete();
    await().atMost(SOON).until(() -> at(snapshot).get() == null && content(content).isEmpty());
  }

  @Test
  void aFailingDriverIsTriedUntilItWorks() {
    cluster.drivers().rbd().fail("no monitor answers");
    VolumeSnapshot snapshot = take("orders-db", "rbd-ssd-snapshotclass");
    await()
        .atMost(SOON)
        .until(
            () ->
                Optional.ofNullable(at(snapshot).get().getStatus())
                    .filter(s -> s.error() != null)
                    .filter(s -> "no monitor answers".equals(s.error().message()))
                    .isPresent());
    assertThat(ready(snapshot)).isFalse();

    cluster.drivers().rbd().recover();
    await().atMost(SOON).until(() -> ready(snapshot));
    assertThat(at(snapshot).get().getStatus().error()).isNull();
  }

  private record Steps(List<String> steps) implements Watcher<VolumeSnapshotContent> {
    @Override
    public void eventReceived(Action action, VolumeSnapshotContent content) {
      String name = content.getMetadata().getName();
      boolean creating =
          Optional.ofNullable(content.getMetadata().getAnnotations())
              .filter(
                  a -> a.containsKey("snapshot.storage.kubernetes.io/volumesnapshot-being-created"))
              .isPresent();
      if (creating) {
        steps.add(name + " being created");
      } else if (content.getStatus() != null) {
        steps.add(name + " has a handle");
      }
    }

    @Override
    public void onClose(WatcherException cause) {}
  }

  private static VolumeSnapshot take(String claim, String type) {
    return client()
        .resource(
            Json.read(
                """
                apiVersion: snapshot.storage.k8s.io/v1
                kind: VolumeSnapshot
                metadata: {name: by-hand-of-%1$s, namespace: shop}
                spec: {source: {persistentVolumeClaimName: %1$s}, volumeSnapshotClassName: %2$s}
                """
                    .formatted(claim, type),
                VolumeSnapshot.class))
        .create();
  }

  private static PersistentVolumeClaim empty(String name) {
    return new PersistentVolumeClaimBuilder()
        .withNewMetadata()
        .withNamespace("shop")
        .withName(name)
        .endMetadata()
        .withNewSpec()
        .withVolumeName("somewhere")
        .endSpec()
        .build();
  }

  private static boolean ready(VolumeSnapshot snapshot) {
    return Optional.ofNullable(at(snapshot).get().getStatus())
        .filter(s -> Boolean.TRUE.equals(s.readyToUse()))
        .isPresent();
  }

  private static Resource<VolumeSnapshot> at(VolumeSnapshot snapshot) {
    return client().resource(snapshot);
  }

  private static Optional<VolumeSnapshotContent> content(String name) {
    return Optional.ofNullable(
        client().resources(VolumeSnapshotContent.class).withName(name).get());
  }

  private static KubernetesClient client() {
    return cluster.client();
  }
}
