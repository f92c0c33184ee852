package io.snapherd.kubernetes.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.kubernetes.resource.VolumeSnapshotClass;
import io.snapherd.kubernetes.resource.VolumeSnapshotContent;
import io.snapherd.model.Content;
import io.snapherd.model.DeletionPolicy;
import io.snapherd.model.SnapshotClass;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotStorageProjectionsTest {
  @Test
  void aContentIsReadWhole() {
    assertThat(
            content(
                """
                metadata:
                  name: snapcontent-s-1
                  annotations: {snapshot.storage.kubernetes.io/volumesnapshot-being-created: "yes"}
                spec:
                  deletionPolicy: Delete
                  driver: rbd.csi.ceph.com
                  volumeSnapshotClassName: rbd-ssd-snapshotclass
                  source: {volumeHandle: vol-1}
                  volumeSnapshotRef: {namespace: shop, name: s, uid: s-1}
                status: {snapshotHandle: snap-1, readyToUse: true}
                """))
        .isEqualTo(
            new Content(
                "snapcontent-s-1",
                "rbd.csi.ceph.com",
                DeletionPolicy.DELETE,
                Optional.of("s-1"),
                Optional.of("vol-1"),
                Optional.of("snap-1"),
                true,
                true,
                Optional.of("rbd-ssd-snapshotclass")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{metadata: {name: c}}",
        "{metadata: {name: c}, spec: {}, status: {}}",
        "{metadata: {name: c}, spec: {source: {}, volumeSnapshotRef: {name: s}}}",
        "{metadata: {name: c}, spec: {source: null}, status: {readyToUse: false}}",
      })
  void aContentThatSaysNothingIsBoundToNothingAndRetained(String yaml) {
    assertThat(content(yaml))
        .isEqualTo(
            new Content(
                "c",
                "",
                DeletionPolicy.RETAIN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Optional.empty()));
  }

  /** Where it is not certain that the storage's snapshot goes too, nothing is deleted. */
  @ParameterizedTest
  @CsvSource({"Delete, DELETE", "Retain, RETAIN", "delete, RETAIN", "'', RETAIN", "New, RETAIN"})
  void whateverIsNotDeleteRetains(String text, DeletionPolicy expected) {
    assertThat(content("{spec: {deletionPolicy: '" + text + "'}}").deletionPolicy())
        .isEqualTo(expected);
    assertThat(snapshotClass("{deletionPolicy: '" + text + "'}").deletionPolicy())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"true, true", "'True', false", "'false', false", "'', false"})
  void onlyTrueMakesAClassTheDefault(String annotation, boolean expected) {
    assertThat(
            snapshotClass(
                    "{metadata: {annotations: {snapshot.storage.kubernetes.io/is-default-class: '"
                        + annotation
                        + "'}}}")
                .isDefault())
        .isEqualTo(expected);
  }

  @Test
  void aClassIsItsNameAndDriver() {
    assertThat(snapshotClass("{metadata: {name: a}, driver: d, deletionPolicy: Delete}"))
        .isEqualTo(new SnapshotClass("a", "d", DeletionPolicy.DELETE, false));
  }

  private static Content content(String yaml) {
    return SnapshotStorageProjections.content(Yaml.read(yaml, VolumeSnapshotContent.class));
  }

  private static SnapshotClass snapshotClass(String yaml) {
    return SnapshotStorageProjections.snapshotClass(Yaml.read(yaml, VolumeSnapshotClass.class));
  }
}
