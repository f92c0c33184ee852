package io.snapherd.kubernetes.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.snapherd.kubernetes.resource.SnapshotPolicy;
import io.snapherd.kubernetes.resource.VolumeSnapshot;
import io.snapherd.kubernetes.resource.VolumeSnapshotContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonProjectionsTest {
  private static final String META =
      "{name: a, namespace: shop, uid: u, resourceVersion: '7', generation: 3,"
          + " creationTimestamp: '2026-03-28T00:00:00Z', deletionTimestamp: '2026-03-29T00:00:00Z',"
          + " labels: {snapherd.io/policy-uid: p}, annotations: {snapherd.io/hold: audit},"
          + " finalizers: [x], managedFields: [{manager: kubectl, fieldsV1: {'f:spec': {}}}]}";

  private final KubernetesSerialization yaml = new KubernetesSerialization();

  @Test
  void aPolicyIsWhatTheWatchSees() throws JsonProcessingException {
    String policy =
        "{metadata: "
            + META
            + ", spec: {schedule: '@daily', claims: {names: [a]}, retention: {keepDaily: 7}},"
            + " status: {lastScheduleTime: '2026-03-28T00:00:00Z', lastRunNow: x}}";
    assertThat(JsonProjections.policy(json(policy)))
        .isEqualTo(PolicyProjection.of(read(policy, SnapshotPolicy.class)));
  }

  @Test
  void aSnapshotIsWhatTheWatchSees() throws JsonProcessingException {
    String snapshot =
        "{metadata: "
            + META
            + ", spec: {source: {persistentVolumeClaimName: b}}, status: {readyToUse: true,"
            + " restoreSize: 1Gi, boundVolumeSnapshotContentName: c, error: {message: m}}}";
    assertThat(JsonProjections.snapshot(json(snapshot)))
        .isEqualTo(SnapshotProjection.of(read(snapshot, VolumeSnapshot.class)));
  }

  @Test
  void aContentIsWhatTheWatchSees() throws JsonProcessingException {
    String content =
        "{metadata: "
            + META
            + ", spec: {driver: d, deletionPolicy: Delete, volumeSnapshotRef: {uid: u}},"
            + " status: {readyToUse: true, snapshotHandle: h}}";
    assertThat(JsonProjections.content(json(content)))
        .isEqualTo(SnapshotStorageProjections.content(read(content, VolumeSnapshotContent.class)));
  }

  @Test
  void aClaimIsWhatTheWatchSees() throws JsonProcessingException {
    String claim =
        "{metadata: "
            + META
            + ", spec: {accessModes: [ReadWriteMany], storageClassName: s, volumeName: v,"
            + " resources: {requests: {storage: 1Gi}}}, status: {phase: Bound}}";
    assertThat(JsonProjections.claim(json(claim)))
        .isEqualTo(ClaimProjection.of(read(claim, PersistentVolumeClaim.class)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{metadata: {name: a}}",
        "{metadata: {name: a}, spec: null, status: null}",
        "{metadata: {name: a}, spec: {}, status: {}}",
        "{metadata: {name: a, labels: {a: null}, annotations: {a: null}, finalizers: [null]}}",
        "{metadata: {name: a, labels: null, annotations: null, finalizers: null}}",
        "{metadata: {name: a, creationTimestamp: yesterday, new: 1}, spec: {new: 1}, new: {}}",
      })
  void aNameIsAllThatAnObjectNeeds(String object) throws JsonProcessingException {
    JsonNode json = json(object);
    assertThat(JsonProjections.policy(json).name()).isEqualTo("a");
    assertThat(JsonProjections.snapshot(json).name()).isEqualTo("a");
    assertThat(JsonProjections.content(json).name()).isEqualTo("a");
    assertThat(JsonProjections.claim(json).name()).isEqualTo("a");
  }

  @Test
  void aValueOfAnotherTypeIsNamedByItsPath() {
    assertThatThrownBy(
            () -> JsonProjections.snapshot(json("{metadata: {name: a}, spec: {source: [b]}}")))
        .isInstanceOfSatisfying(
            JsonMappingException.class,
            error ->
                assertThat(error.getPath())
                    .extracting(JsonMappingException.Reference::getFieldName)
                    .containsExactly("spec", "source"));
  }

  private JsonNode json(String object) {
    return read(object, JsonNode.class);
  }

  private <T> T read(String object, Class<T> type) {
    return yaml.unmarshal("---\n" + object, type);
  }
}
