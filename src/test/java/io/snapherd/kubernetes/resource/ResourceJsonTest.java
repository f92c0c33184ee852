package io.snapherd.kubernetes.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.DefaultKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceJsonTest {
  private final KubernetesSerialization json = new KubernetesSerialization();

  @Test
  void aPolicyIsReadAsItStandsInTheManifest() {
    SnapshotPolicy policy =
        read(
            """
            apiVersion: snapherd.io/v1
            kind: SnapshotPolicy
            metadata: {name: nightly, namespace: shop}
            spec:
              schedule: "30 2 * * *"
              startingDeadlineSeconds: 3600
              claims: {selector: {matchExpressions: [{key: tier, operator: In, values: [db]}]}}
              retention: {keepDaily: 7, keepWithin: 72h}
            """,
            SnapshotPolicy.class);
    assertThat(policy.getSpec().schedule()).isEqualTo("30 2 * * *");
    assertThat(policy.getSpec().startingDeadlineSeconds()).isEqualTo(3600);
    assertThat(policy.getSpec().claims().selector().matchExpressions())
        .containsExactly(new SnapshotPolicySpec.Requirement("tier", "In", List.of("db")));
    assertThat(policy.getSpec().retention())
        .isEqualTo(new SnapshotPolicySpec.Retention(null, null, 7, null, null, null, "72h", null));
  }

  @Test
  void whatIsAbsentIsNull() {
    SnapshotPolicy policy = read("{spec: {}}", SnapshotPolicy.class);
    assertThat(policy.getSpec().claims()).isNull();
    assertThat(policy.getSpec().suspend()).isNull();
    assertThat(policy.getStatus()).isNull();
  }

  @Test
  void aNewPolicyIsWrittenWithoutSpecAndStatus() {
    assertThat(json.asJson(new SnapshotPolicy())).doesNotContain("spec", "status", "null");
  }

  @Test
  void anEmptyStatusIsWrittenAsAnEmptyObject() {
    SnapshotPolicyStatus empty = read("{}", SnapshotPolicyStatus.class);
    assertThat(json.asJson(empty)).isEqualTo("{}");
  }

  @Test
  void theProtectedClaimsAreCalledSo() {
    assertThat(json.asJson(new SnapshotPolicyStatus.Claims(3, 2, 1, 0)))
        .isEqualTo("{\"selected\":3,\"protected\":2,\"late\":1,\"waiting\":0}");
    assertThat(read("{protected: 2}", SnapshotPolicyStatus.Claims.class).guarded()).isEqualTo(2);
  }

  @Test
  void aSnapshotOfAClaimAsksForNothingElse() {
    VolumeSnapshot snapshot = new VolumeSnapshot();
    snapshot.setMetadata(new ObjectMetaBuilder().withName("a").withNamespace("shop").build());
    snapshot.setSpec(VolumeSnapshotSpec.of("pvc-demo", "cephfs-hdd-snapshotclass"));
    assertThat(json.convertValue(snapshot, JsonNode.class))
        .isEqualTo(
            read(
                """
                apiVersion: snapshot.storage.k8s.io/v1
                kind: VolumeSnapshot
                metadata: {name: a, namespace: shop}
                spec:
                  source: {persistentVolumeClaimName: pvc-demo}
                  volumeSnapshotClassName: cephfs-hdd-snapshotclass
                """,
                JsonNode.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{metadata: {}}",
        "{metadata: null, spec: null, status: null}",
        "{spec: {}, status: {}}",
        "{spec: {source: null}, status: {error: null, readyToUse: null}}",
        "{spec: {source: {}}, status: {error: {}}}",
        "{spec: {source: {new: [1]}, new: {a: 1}}, status: {error: {new: 1}, new: []}, new: 1}",
        "{status: {restoreSize: 1073741824}}",
        "{status: {restoreSize: 1e99}}",
        "{status: {restoreSize: a lot}}",
        "{status: {creationTime: yesterday, error: {time: '', message: ''}}}",
      })
  void anOddObjectDoesNotMakeTheListUnreadable(String odd) {
    assertThat(read("{items: [" + odd + ", {metadata: {name: fine}}]}", Snapshots.class).getItems())
        .last()
        .satisfies(snapshot -> assertThat(snapshot.getMetadata().getName()).isEqualTo("fine"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{status: {creationTime: 1700000000000000000, restoreSize: 9223372036854775807}}",
        "{status: {creationTime: -1, restoreSize: -1, error: {message: x}}}",
        "{status: {snapshotHandle: h, readyToUse: null, new: {}}}",
        "{spec: {source: {volumeHandle: v}, volumeSnapshotRef: {kind: VolumeSnapshot}, new: 1}}",
        "{spec: {sourceVolumeMode: Block, driver: d, deletionPolicy: Perhaps}}",
      })
  void aContentIsReadWhateverElseItHolds(String content) {
    assertThat(read(content, VolumeSnapshotContent.class)).isNotNull();
  }

  @Test
  void theSizeIsReadAsTextEitherWay() {
    assertThat(read("{restoreSize: 1073741824}", VolumeSnapshotStatus.class).restoreSize())
        .isEqualTo("1073741824");
    assertThat(read("{restoreSize: 1Gi}", VolumeSnapshotStatus.class).restoreSize())
        .isEqualTo("1Gi");
  }

  @Test
  void aSnapshotClassHasItsFieldsAtTheTop() {
    VolumeSnapshotClass type =
        read(
            "{driver: rbd.csi.ceph.com, deletionPolicy: Retain, parameters: {a: b}}",
            VolumeSnapshotClass.class);
    assertThat(type.getDriver()).isEqualTo("rbd.csi.ceph.com");
    assertThat(type.getDeletionPolicy()).isEqualTo("Retain");
  }

  /** From YAML, of which JSON is a part. */
  private <T> T read(String yaml, Class<T> type) {
    return json.unmarshal("---\n" + yaml, type);
  }

  private static final class Snapshots extends DefaultKubernetesResourceList<VolumeSnapshot> {
    private static final long serialVersionUID = 1L;
  }
}
