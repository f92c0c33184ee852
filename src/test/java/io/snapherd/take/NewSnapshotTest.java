package io.snapherd.take;

import static io.snapherd.take.Things.CEPHFS;
import static io.snapherd.take.Things.NIGHTLY;
import static io.snapherd.take.Things.NOW;
import static io.snapherd.take.Things.policy;
import static io.snapherd.take.Things.snapshotClass;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.ObjectRef;
import io.snapherd.model.SnapshotTemplate;
import io.snapherd.model.SourceClaim;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NewSnapshotTest {
  private static final ObjectRef REF = new ObjectRef("shop", "pvc-demo-nightly-202601310230");
  private static final Map<String, String> LABELS =
      Map.of(
          "app.kubernetes.io/managed-by", "snapherd",
          "snapherd.io/policy", "nightly",
          "snapherd.io/policy-uid", "p-1",
          "snapherd.io/claim-uid", "c-1");

  @Test
  void standsWhereItWasFoundFree() {
    assertThat(of(NIGHTLY).ref()).isEqualTo(REF);
  }

  @Test
  void namesTheClaimAndTheClass() {
    assertThat(of(NIGHTLY).claimName()).isEqualTo("pvc-demo");
    assertThat(of(NIGHTLY).snapshotClass()).isEqualTo("cephfs-hdd-snapshotclass");
  }

  @Test
  void isLabelledWithPolicyAndClaim() {
    assertThat(of(NIGHTLY).labels()).isEqualTo(LABELS);
  }

  @Test
  void ofTheScheduleCarriesItsSlot() {
    assertThat(of(NIGHTLY).annotations())
        .isEqualTo(
            Map.of("snapherd.io/slot", "2026-01-31T02:30:00Z", "snapherd.io/trigger", "schedule"));
  }

  @Test
  void ofARunNowCarriesItsValueToo() {
    assertThat(of(NOW).annotations())
        .isEqualTo(
            Map.of(
                "snapherd.io/slot", "2026-01-31T02:30:00Z",
                "snapherd.io/trigger", "manual",
                "snapherd.io/run-now", "1769826600"));
  }

  @Test
  void remembersWhatARestoreNeeds() {
    assertThat(of(NIGHTLY).source())
        .isEqualTo(new SourceClaim("pvc-demo", "c-1", NIGHTLY.claim().spec()));
  }

  @Test
  void copiesTheTemplate() {
    NewSnapshot made = of(with(Map.of("team", "a"), Map.of("note", "b")));

    assertThat(made.labels()).containsAllEntriesOf(LABELS).containsEntry("team", "a");
    assertThat(made.annotations()).containsEntry("note", "b");
  }

  @Test
  void aTemplateCannotPassForSomethingElse() {
    Map<String, String> hostile =
        Map.of(
            "app.kubernetes.io/managed-by", "me",
            "snapherd.io/policy-uid", "p-9",
            "snapherd.io/slot", "2020-01-01T00:00:00Z",
            "snapherd.io/run-now", "1",
            "snapherd.io/claim", "{}",
            "snapherd.io/hold", "for ever");

    NewSnapshot made = of(with(hostile, hostile));

    assertThat(made.labels()).isEqualTo(LABELS);
    assertThat(made.annotations()).isEqualTo(of(NIGHTLY).annotations());
  }

  private static Take with(Map<String, String> labels, Map<String, String> annotations) {
    return new Take(
        policy("nightly", "p-1", new SnapshotTemplate(labels, annotations)),
        NIGHTLY.claim(),
        NIGHTLY.trigger());
  }

  private static NewSnapshot of(Take take) {
    return NewSnapshot.of(take, snapshotClass("cephfs-hdd-snapshotclass", CEPHFS), REF);
  }
}
