package io.snapherd.kubernetes.projection;

import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.snapherd.model.Names;
import io.snapherd.model.Volume;
import java.util.Optional;

/** PersistentVolumes and StorageClasses as the model sees them. */
public final class StorageProjections {
  private StorageProjections() {}

  public static Volume volume(PersistentVolume pv) {
    return new Volume(
        pv.getMetadata().getName(),
        Optional.ofNullable(pv.getSpec().getCsi())
            .map(csi -> new Volume.Csi(csi.getDriver(), Read.text(csi.getVolumeHandle()))),
        Optional.ofNullable(pv.getStatus())
            .flatMap(status -> Read.time(status.getLastPhaseTransitionTime())));
  }

  public static io.snapherd.model.StorageClass storageClass(StorageClass storageClass) {
    return new io.snapherd.model.StorageClass(
        storageClass.getMetadata().getName(),
        Read.text(storageClass.getProvisioner()),
        Read.value(Read.annotations(storageClass), Names.SNAPSHOT_CLASS));
  }
}
