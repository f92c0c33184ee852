package io.snapherd.kubernetes.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.snapherd.model.Volume;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageProjectionsTest {
  @Test
  void aVolumeOfADriverHasItsHandleAndWhenItWasBound() {
    assertThat(
            volume(
                """
                metadata: {name: pv-1}
                spec: {csi: {driver: rbd.csi.ceph.com, volumeHandle: vol-1}}
                status: {phase: Bound, lastPhaseTransitionTime: 2026-01-01T00:00:00Z}
                """))
        .isEqualTo(
            new Volume(
                "pv-1",
                Optional.of(new Volume.Csi("rbd.csi.ceph.com", "vol-1")),
                Optional.of(Instant.parse("2026-01-01T00:00:00Z"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{metadata: {name: pv-1}, spec: {}, status: {}}",
        "{metadata: {name: pv-1}, spec: {hostPath: {path: /}}, status: null}",
        "{metadata: {name: pv-1}, spec: {csi: null}, status: {lastPhaseTransitionTime: noon}}",
      })
  void aVolumeOfNoDriverIsNotCsi(String yaml) {
    assertThat(volume(yaml)).isEqualTo(new Volume("pv-1", Optional.empty(), Optional.empty()));
  }

  @Test
  void aDriverWithoutAHandleIsStillOne() {
    assertThat(volume("{metadata: {name: pv-1}, spec: {csi: {driver: d}}}").csi())
        .contains(new Volume.Csi("d", ""));
  }

  @ParameterizedTest
  @CsvSource({"gold, gold", "' ',", "'',"})
  void theAnnotationNamesTheSnapshotClass(String annotation, String expected) {
    assertThat(
            storageClass(
                    "{metadata: {name: a, annotations: {snapherd.io/volume-snapshot-class: '"
                        + annotation
                        + "'}}}")
                .snapshotClass())
        .isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void aStorageClassIsItsNameAndProvisioner() {
    assertThat(storageClass("{metadata: {name: a}, provisioner: rbd.csi.ceph.com}"))
        .isEqualTo(new io.snapherd.model.StorageClass("a", "rbd.csi.ceph.com", Optional.empty()));
  }

  private static Volume volume(String yaml) {
    return StorageProjections.volume(Yaml.read(yaml, PersistentVolume.class));
  }

  private static io.snapherd.model.StorageClass storageClass(String yaml) {
    return StorageProjections.storageClass(Yaml.read(yaml, StorageClass.class));
  }
}
