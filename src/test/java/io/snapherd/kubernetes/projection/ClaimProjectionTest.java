package io.snapherd.kubernetes.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.snapherd.model.Claim;
import io.snapherd.model.ClaimPhase;
import io.snapherd.model.ClaimSpec;
import io.snapherd.model.Identity;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimProjectionTest {
  @Test
  void aRestoredClaimIsReadWhole() {
    Claim claim =
        claim(
            """
            metadata:
              name: data
              namespace: shop
              uid: u-1
              resourceVersion: "7"
              creationTimestamp: 2026-01-01T00:00:00Z
              labels: {app: shop}
              annotations: {snapherd.io/restore-from: latest, other.io/note: x}
            spec:
              accessModes: [ReadWriteMany, ReadOnlyMany]
              resources: {requests: {storage: 1Gi}}
              storageClassName: cephfs-hdd
              volumeMode: Block
              volumeName: pv-1
              dataSource: {apiGroup: snapshot.storage.k8s.io, kind: VolumeSnapshot, name: s}
            status: {phase: Bound}
            """);
    assertThat(claim)
        .isEqualTo(
            new Claim(
                new Identity(
                    new ObjectRef("shop", "data"),
                    "u-1",
                    "7",
                    Instant.parse("2026-01-01T00:00:00Z"),
                    Optional.empty()),
                Map.of("app", "shop"),
                Map.of("snapherd.io/restore-from", "latest"),
                new ClaimSpec(
                    List.of("ReadWriteMany", "ReadOnlyMany"),
                    new Size("1Gi", 1L << 30),
                    Optional.of("cephfs-hdd"),
                    "Block"),
                ClaimPhase.BOUND,
                Optional.of("pv-1"),
                Optional.of("s")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | {}",
        "{} | null",
        "{accessModes: null, resources: null, volumeName: '', dataSource: {}} | {phase: null}",
        "{resources: {requests: null}} | {phase: ''}",
        "{resources: {requests: {cpu: 1}}} | {phase: Pending}",
      })
  void whatIsAbsentHasTheDefaultsOfKubernetes(String spec, String status) {
    Claim claim = claim(spec, status);
    assertThat(claim.spec())
        .isEqualTo(new ClaimSpec(List.of(), new Size("0", 0), Optional.empty(), "Filesystem"));
    assertThat(claim.phase()).isEqualTo(ClaimPhase.PENDING);
    assertThat(claim.volume()).isEmpty();
    assertThat(claim.restoredFrom()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Bound, BOUND", "Lost, LOST", "Pending, PENDING", "bound, PENDING", "New, PENDING"})
  void aPhaseThatIsNotKnownIsPending(String phase, ClaimPhase expected) {
    assertThat(claim("{}", "{phase: " + phase + "}").phase()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1Gi", "1073741824", "0.5Gi", "1500m", "10G", "1e3", "2Ti"})
  void theSizeIsLeftAsItStands(String quantity) {
    assertThat(
            claim("{resources: {requests: {storage: '" + quantity + "'}}}", "{}")
                .spec()
                .size()
                .quantity())
        .isEqualTo(quantity);
  }

  /** The empty name is one: no class at all, where none means the default class. */
  @Test
  void aClaimThatWantsNoStorageClassKeepsItsWish() {
    assertThat(claim("{storageClassName: ''}", "{}").spec().storageClass()).contains("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{kind: PersistentVolumeClaim, name: other}",
        "{kind: volumesnapshot, name: s}",
        "{kind: VolumeSnapshot}",
      })
  void onlyASnapshotIsRestoredFrom(String source) {
    assertThat(claim("{dataSource: " + source + "}", "{}").restoredFrom()).isEmpty();
  }

  private static Claim claim(String spec, String status) {
    return claim("{metadata: {name: data}, spec: " + spec + ", status: " + status + "}");
  }

  private static Claim claim(String yaml) {
    return ClaimProjection.of(Yaml.read(yaml, PersistentVolumeClaim.class));
  }
}
