package io.snapherd.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.snapherd.kubernetes.resource.VolumeSnapshot;
import io.snapherd.kubernetes.resource.VolumeSnapshotClass;
import io.snapherd.kubernetes.resource.VolumeSnapshotContent;
import io.snapherd.kubernetes.resource.VolumeSnapshotSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The classes for snapshots against the definitions that external-snapshotter installs. */
class SnapshotResourcesIT {
  @RegisterExtension static final ControlPlane cluster = ControlPlane.shared();

  @Test
  void aSnapshotOfAClaimIsAcceptedAsItIsWritten() {
    VolumeSnapshot snapshot = new VolumeSnapshot();
    snapshot.setMetadata(new ObjectMetaBuilder().withName("a").withNamespace("default").build());
    snapshot.setSpec(VolumeSnapshotSpec.of("pvc-demo", "cephfs-hdd-snapshotclass"));
    assertThat(cluster.client().resource(snapshot).dryRun().create().getSpec())
        .isEqualTo(snapshot.getSpec());
  }

  @Test
  void aClassIsAcceptedAsItIsWritten() {
    VolumeSnapshotClass type = new VolumeSnapshotClass();
    type.setMetadata(new ObjectMetaBuilder().withName("a").build());
    type.setDriver("rbd.csi.ceph.com");
    type.setDeletionPolicy("Retain");
    VolumeSnapshotClass stored = cluster.client().resource(type).dryRun().create();
    assertThat(stored.getDriver()).isEqualTo("rbd.csi.ceph.com");
    assertThat(stored.getDeletionPolicy()).isEqualTo("Retain");
  }

  @ParameterizedTest
  @ValueSource(
      classes = {VolumeSnapshot.class, VolumeSnapshotContent.class, VolumeSnapshotClass.class})
  void everyKindIsKnownToTheApiServer(Class<? extends HasMetadata> type) {
    assertThatCode(() -> cluster.client().resources(type).list()).doesNotThrowAnyException();
  }
}
