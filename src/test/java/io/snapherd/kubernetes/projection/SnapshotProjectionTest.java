package io.snapherd.kubernetes.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.snapherd.kubernetes.resource.VolumeSnapshot;
import io.snapherd.model.ClaimSpec;
import io.snapherd.model.Identity;
import io.snapherd.model.Names;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Size;
import io.snapherd.model.Snapshot;
import io.snapherd.model.Snapshot.Marks;
import io.snapherd.model.Snapshot.Origin;
import io.snapherd.model.Snapshot.Status;
import io.snapherd.model.SourceClaim;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotProjectionTest {
  @Test
  void aSnapshotOfOurOwnIsReadWhole() {
    assertThat(
            snapshot(
                """
                metadata:
                  name: data-nightly-202601010230
                  namespace: shop
                  uid: s-1
                  resourceVersion: "7"
                  creationTimestamp: 2026-01-01T02:30:01Z
                  deletionTimestamp: 2026-01-02T02:30:01Z
                  finalizers: [snapshot.storage.kubernetes.io/volumesnapshot-as-source-protection]
                  labels:
                    snapherd.io/policy: nightly
                    snapherd.io/policy-uid: p-1
                    snapherd.io/claim-uid: c-1
                  annotations:
                    snapherd.io/slot: 2026-01-01T03:30:00+01:00
                    snapherd.io/trigger: manual
                    snapherd.io/run-now: "17"
                    snapherd.io/claim: '{"name":"data","uid":"c-1","accessModes":["ReadWriteOnce"],"size":"1Gi"}'
                    snapherd.io/hold: audit
                    snapherd.io/restore-to: copy
                    snapherd.io/restore-status: whatever
                spec:
                  source: {persistentVolumeClaimName: data}
                  volumeSnapshotClassName: rbd
                status:
                  boundVolumeSnapshotContentName: snapcontent-s-1
                  creationTime: 2026-01-01T02:30:02Z
                  readyToUse: true
                  restoreSize: 1Gi
                  error: {message: old, time: 2026-01-01T02:30:01Z}
                  volumeGroupSnapshotName: g
                """))
        .isEqualTo(
            new Snapshot(
                new Identity(
                    new ObjectRef("shop", "data-nightly-202601010230"),
                    "s-1",
                    "7",
                    Instant.parse("2026-01-01T02:30:01Z"),
                    Optional.of(Instant.parse("2026-01-02T02:30:01Z"))),
                Optional.of("data"),
                Optional.of("rbd"),
                new Origin(
                    Optional.of("nightly"),
                    Optional.of("p-1"),
                    Optional.of("c-1"),
                    Optional.of(Instant.parse("2026-01-01T02:30:00Z")),
                    true,
                    Optional.of("17"),
                    Optional.of(
                        new SourceClaim(
                            "data",
                            "c-1",
                            new ClaimSpec(
                                List.of("ReadWriteOnce"),
                                new Size("1Gi", 1L << 30),
                                Optional.empty(),
                                "Filesystem")))),
                new Marks(Optional.of("audit"), Optional.of("copy"), Optional.of("whatever")),
                new Status(
                    Optional.of(true),
                    Optional.of(Instant.parse("2026-01-01T02:30:02Z")),
                    Optional.of(new Size("1Gi", 1L << 30)),
                    Optional.of("snapcontent-s-1"),
                    Optional.of("old"),
                    List.of("snapshot.storage.kubernetes.io/volumesnapshot-as-source-protection"),
                    true)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{metadata: {name: s}}",
        "{metadata: {labels: null, annotations: null, finalizers: null}, spec: null, status: null}",
        "{spec: {}, status: {}}",
        "{spec: {source: null}, status: {error: null, readyToUse: null, restoreSize: null}}",
        "{spec: {source: {}}, status: {creationTime: yesterday, restoreSize: a lot}}",
        "{spec: {source: {volumeSnapshotContentName: c}}}",
        "{status: {restoreSize: 1e99, creationTime: '+10000-01-01T00:00:00Z'}}",
      })
  void whatIsAbsentOrUnreadableIsNotKnown(String yaml) {
    Snapshot snapshot = snapshot(yaml);
    assertThat(snapshot.claimName()).isEmpty();
    assertThat(snapshot.snapshotClass()).isEmpty();
    assertThat(snapshot.origin()).isEqualTo(Origin.FOREIGN);
    assertThat(snapshot.marks()).isEqualTo(Marks.NONE);
    assertThat(snapshot.status()).isEqualTo(Status.UNKNOWN);
  }

  @Test
  void notReadyIsNotTheSameAsNotKnown() {
    assertThat(snapshot("{status: {readyToUse: false}}").status().ready()).contains(false);
  }

  /** An error without words is one: the snapshot does not get ready by itself. */
  @ParameterizedTest
  @ValueSource(strings = {"{}", "{time: 2026-01-01T00:00:00Z}", "{message: ''}", "{message: null}"})
  void anErrorNeedsNoMessage(String error) {
    assertThat(snapshot("{status: {error: " + error + "}}").status().error()).contains("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"snapherd.io/policy", "snapherd.io/policy-uid", "snapherd.io/claim-uid"})
  void anEmptyLabelIsNone(String label) {
    assertThat(snapshot("{metadata: {labels: {" + label + ": ''}}}").origin())
        .isEqualTo(Origin.FOREIGN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"schedule", "Manual", "''", "true"})
  void onlyManualIsManual(String trigger) {
    assertThat(annotated(Names.TRIGGER, trigger).origin().manual()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"audit, audit", "' ', ' '", "false, false"})
  void anyTextHolds(String value, String reason) {
    assertThat(annotated(Names.HOLD, value).marks().hold()).contains(reason);
  }

  @Test
  void anEmptyHoldHoldsNothing() {
    assertThat(annotated(Names.HOLD, "").marks().hold()).isEmpty();
  }

  /** So that it can be said to be an invalid request. */
  @Test
  void anEmptyRestoreRequestIsOne() {
    assertThat(annotated(Names.RESTORE_TO, "").marks().restoreTo()).contains("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "noon", "2026-02-30T00:00:00Z", "-999999999-01-01T00:00:00+18:00"})
  void aSlotThatIsNoTimeIsNone(String slot) {
    assertThat(annotated(Names.SLOT, slot).origin().slot()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.snapherd.kubernetes.projection.HostileJson#nonsense")
  void aClaimThatIsNoneIsNone(String claim) {
    assertThat(annotated(Names.CLAIM, claim).origin().claim()).isEmpty();
  }

  private static Snapshot annotated(String annotation, String value) {
    VolumeSnapshot resource = new VolumeSnapshot();
    resource.setMetadata(
        new ObjectMetaBuilder().withName("s").addToAnnotations(annotation, value).build());
    return SnapshotProjection.of(resource);
  }

  private static Snapshot snapshot(String yaml) {
    return SnapshotProjection.of(Yaml.read(yaml, VolumeSnapshot.class));
  }
}
