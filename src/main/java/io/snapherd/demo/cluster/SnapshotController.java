package io.snapherd.demo.cluster;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.snapherd.kubernetes.resource.VolumeSnapshot;
import io.snapherd.kubernetes.resource.VolumeSnapshotClass;
import io.snapherd.kubernetes.resource.VolumeSnapshotContent;
import java.util.List;
import java.util.Map;

/**
 * The snapshot controller: gives each VolumeSnapshot a content and a finalizer, has the sidecar
 * take or delete the storage's snapshot, and tells the VolumeSnapshot what became of it.
 */
final class SnapshotController implements ResourceEventHandler<VolumeSnapshot> {
  private static final Latency QUEUE = Latency.ofMillis(20, 120);
  private static final String FINALIZER =
      "snapshot.storage.kubernetes.io/volumesnapshot-bound-protection";

  private final KubernetesClient client;
  private final Drivers drivers;
  private final Sidecar sidecar;
  private final Later later;

  SnapshotController(KubernetesClient client, Drivers drivers, Sidecar sidecar, Later later) {
    this.client = client;
    this.drivers = drivers;
    this.sidecar = sidecar;
    this.later = later;
  }

  @Override
  public void onAdd(VolumeSnapshot snapshot) {
    if (snapshot.getStatus() == null) {
      later.in(QUEUE.draw(), () -> bind(snapshot));
    }
  }

  @Override
  public void onUpdate(VolumeSnapshot old, VolumeSnapshot snapshot) {
    if (snapshot.isMarkedForDeletion() && !old.isMarkedForDeletion()) {
      later.in(QUEUE.draw(), () -> delete(snapshot));
    }
  }

  @Override
  public void onDelete(VolumeSnapshot snapshot, boolean finalStateUnknown) {}

  private void bind(VolumeSnapshot snapshot) {
    Patch.NONE.set("/metadata/finalizers", List.of(FINALIZER)).apply(client.resource(snapshot));
    ObjectMeta meta = snapshot.getMetadata();
    VolumeSnapshotClass type = type(snapshot);
    VolumeSnapshotContent content =
        content(
            Map.of(
                "uid", meta.getUid(),
                "namespace", meta.getNamespace(),
                "name", meta.getName(),
                "driver", type.getDriver(),
                "snapshotClass", type.getMetadata().getName(),
                "volume", volume(snapshot)));
    client.resource(content).create();
    later.in(QUEUE.draw(), () -> sidecar.take(new Cut(snapshot, drivers.named(type.getDriver()))));
  }

  private static VolumeSnapshotContent content(Map<String, String> values) {
    String text = Json.text(Template.named("content.yaml").object(values));
    return Json.read(text, VolumeSnapshotContent.class);
  }

  private void delete(VolumeSnapshot snapshot) {
    sidecar.delete(new Cut(snapshot, drivers.named(type(snapshot).getDriver())));
  }

  private VolumeSnapshotClass type(VolumeSnapshot snapshot) {
    return client
        .resources(VolumeSnapshotClass.class)
        .withName(snapshot.getSpec().volumeSnapshotClassName())
        .require();
  }

  private String volume(VolumeSnapshot snapshot) {
    String claim = snapshot.getSpec().source().persistentVolumeClaimName();
    String volume =
        client
            .persistentVolumeClaims()
            .inNamespace(snapshot.getMetadata().getNamespace())
            .withName(claim)
            .require()
            .getSpec()
            .getVolumeName();
    return client
        .persistentVolumes()
        .withName(volume)
        .require()
        .getSpec()
        .getCsi()
        .getVolumeHandle();
  }
}
