package io.snapherd.demo.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.snapherd.kubernetes.resource.VolumeSnapshotContent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The CSI sidecar: marks a content as being created, calls the driver, writes down the handle. It
 * tries for ever, and each failure stands in the snapshot's status.
 */
final class Sidecar {
  private static final Latency STATUS = Latency.ofMillis(20, 80);
  private static final Duration FAILING_CALL = Duration.ofMillis(200);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final String BEING_CREATED =
      "/metadata/annotations/snapshot.storage.kubernetes.io~1volumesnapshot-being-created";

  private final KubernetesClient client;
  private final Later later;
  private final Clock clock;

  Sidecar(KubernetesClient client, Later later, Clock clock) {
    this.client = client;
    this.later = later;
    this.clock = clock;
  }

  void take(Cut cut) {
    Patch.NONE.set(BEING_CREATED, "yes").apply(content(cut));
    call(cut);
  }

  void delete(Cut cut) {
    later.in(cut.driver().latencies().delete().draw(), () -> deleted(cut));
  }

  private void call(Cut cut) {
    Optional<String> failure = cut.driver().failure();
    if (failure.isPresent()) {
      later.in(FAILING_CALL, () -> failed(cut, failure.get()));
    } else {
      later.in(cut.driver().latencies().cut().draw(), () -> taken(cut));
    }
  }

  private void failed(Cut cut, String message) {
    Patch.NONE
        .set(
            "/status",
            Map.of(
                "boundVolumeSnapshotContentName", cut.content(),
                "readyToUse", false,
                "error", Map.of("time", now().toString(), "message", message)))
        .apply(client.resource(cut.snapshot()));
    later.in(RETRY, () -> call(cut));
  }

  private void taken(Cut cut) {
    Instant cutTime = now();
    Patch.NONE
        .set(
            "/status",
            Map.of(
                "snapshotHandle", cut.handle(),
                "creationTime", TimeUnit.SECONDS.toNanos(cutTime.getEpochSecond()),
                "readyToUse", true))
        .remove(BEING_CREATED)
        .apply(content(cut));
    later.in(STATUS.draw(), () -> ready(cut, cutTime));
  }

  private void ready(Cut cut, Instant cutTime) {
    Patch.NONE
        .set(
            "/status",
            Map.of(
                "boundVolumeSnapshotContentName", cut.content(),
                "creationTime", cutTime.toString(),
                "readyToUse", true,
                "restoreSize", size(cut)))
        .apply(client.resource(cut.snapshot()));
  }

  private void deleted(Cut cut) {
    content(cut).delete();
    Patch.NONE.remove("/metadata/finalizers").apply(client.resource(cut.snapshot()));
  }

  private Resource<VolumeSnapshotContent> content(Cut cut) {
    return client.resources(VolumeSnapshotContent.class).withName(cut.content());
  }

  private String size(Cut cut) {
    return client
        .persistentVolumeClaims()
        .inNamespace(cut.snapshot().getMetadata().getNamespace())
        .withName(cut.snapshot().getSpec().source().persistentVolumeClaimName())
        .require()
        .getStatus()
        .getCapacity()
        .get("storage")
        .toString();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
