package io.snapherd.demo.cluster;

import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.Map;

/** Makes the volume of each new claim, from the snapshot that it names, and binds the two. */
final class Provisioner implements ResourceEventHandler<PersistentVolumeClaim> {
  private final KubernetesClient client;
  private final Drivers drivers;
  private final Later later;

  Provisioner(KubernetesClient client, Drivers drivers, Later later) {
    this.client = client;
    this.drivers = drivers;
    this.later = later;
  }

  @Override
  public void onAdd(PersistentVolumeClaim claim) {
    if (claim.getSpec().getVolumeName() == null) {
      CsiDriver driver = driver(claim);
      later.in(driver.latencies().restore().draw(), () -> bind(claim, driver));
    }
  }

  @Override
  public void onUpdate(PersistentVolumeClaim old, PersistentVolumeClaim claim) {}

  @Override
  public void onDelete(PersistentVolumeClaim claim, boolean finalStateUnknown) {}

  private CsiDriver driver(PersistentVolumeClaim claim) {
    String storageClass = claim.getSpec().getStorageClassName();
    return drivers.named(
        client.storage().v1().storageClasses().withName(storageClass).require().getProvisioner());
  }

  private void bind(PersistentVolumeClaim claim, CsiDriver driver) {
    PersistentVolume volume = volume(claim, driver);
    client.resource(volume).create();
    Patch.NONE
        .set("/spec/volumeName", volume.getMetadata().getName())
        .set("/status", Map.of("phase", "Bound", "capacity", volume.getSpec().getCapacity()))
        .apply(client.resource(claim));
  }

  private static PersistentVolume volume(PersistentVolumeClaim claim, CsiDriver driver) {
    return new PersistentVolumeBuilder()
        .withNewMetadata()
        .withName("pvc-" + claim.getMetadata().getUid())
        .endMetadata()
        .withNewSpec()
        .withAccessModes(claim.getSpec().getAccessModes())
        .withStorageClassName(claim.getSpec().getStorageClassName())
        .withCapacity(claim.getSpec().getResources().getRequests())
        .withNewCsi()
        .withDriver(driver.name())
        .withVolumeHandle("vol-" + claim.getMetadata().getUid())
        .endCsi()
        .endSpec()
        .withNewStatus()
        .withPhase("Bound")
        .endStatus()
        .build();
  }
}
