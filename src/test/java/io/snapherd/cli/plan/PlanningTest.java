package io.snapherd.cli.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapherd.cli.manifest.Texts;
import io.snapherd.kubernetes.projection.JsonProjections;
import io.snapherd.model.Fingerprint;
import io.snapherd.model.Policy;
import io.snapherd.retention.Grace;
import io.snapherd.retention.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanningTest {
  private static final Instant NOW = Instant.parse("2026-03-28T12:00:00Z");
  private static final String MEMORY =
      "status: {schedule: {expression: '@daily', timeZone: Etc/UTC, suspended: false,"
          + " since: '2026-01-01T00:00:00Z'}, lastScheduleTime: '2026-03-27T00:00:00Z',"
          + " retention: {observed: 'last 1, Etc/UTC', since: '2026-01-01T00:00:00Z'}}";

  /** Of 28 March or before, at midnight. */
  private static String snapshot(String name, int day, String labels) {
    return ("{apiVersion: snapshot.storage.k8s.io/v1, kind: VolumeSnapshot,"
            + " metadata: {name: %s, namespace: shop, uid: u-%s,"
            + " creationTimestamp: '2026-03-%02dT00:00:00Z', labels: {%s},"
            + " annotations: {snapherd.io/slot: '2026-03-%02dT00:00:00Z'}},"
            + " spec: {source: {persistentVolumeClaimName: data}}, status: {readyToUse: true}}")
        .formatted(name, name, day, labels, day);
  }

  private static String own(String name, int day) {
    return snapshot(
        name,
        day,
        "snapherd.io/policy: a, snapherd.io/policy-uid: p-1, snapherd.io/claim-uid: c-1");
  }

  private static String policy(String meta, String rest) {
    return ("{apiVersion: snapherd.io/v1, kind: SnapshotPolicy, metadata: {name: a,"
            + " namespace: shop%s}, spec: {schedule: '@daily', claims: {},"
            + " retention: {keepLast: 1}}%s}")
        .formatted(meta, rest);
  }

  private static PolicyPlan plan(String policy, String... objects) throws Exception {
    return plan(new Grace(Duration.ofMinutes(10)), policy, objects);
  }

  private static PolicyPlan plan(Grace grace, String policy, String... objects) throws Exception {
    byte[] list = String.join("\n---\n", objects).getBytes(UTF_8);
    Evidence evidence = ListedObjects.in(List.of(Texts.source(list))).of("shop");
    return Planning.of(read(policy), evidence, NOW, grace);
  }

  private static Policy read(String policy) throws Exception {
    return JsonProjections.policy(Texts.one(policy).json());
  }

  private static List<String> deleted(PolicyPlan plan) {
    return plan.judged().stream()
        .filter(judged -> judged.verdict() == Verdict.DELETE)
        .map(Judged::snapshot)
        .toList();
  }

  @Test
  void aPolicyWithoutUidMatchesByTheNameOnTheLabel() throws Exception {
    PolicyPlan plan =
        plan(
            policy("", ""),
            own("new", 28),
            own("old", 27),
            snapshot("other", 26, "snapherd.io/policy: b, snapherd.io/claim-uid: c-1"),
            snapshot("by-hand", 25, ""));
    assertThat(plan.judged()).extracting(Judged::snapshot).containsExactly("new", "old");
    assertThat(deleted(plan)).containsExactly("old");
  }

  @Test
  void aPolicyWithUidMatchesByTheUidOnTheLabel() throws Exception {
    PolicyPlan plan =
        plan(
            policy(", uid: p-2", ""),
            own("of-its-predecessor", 28),
            snapshot("adopted", 27, "snapherd.io/policy-uid: p-2, snapherd.io/claim-uid: c-1"));
    assertThat(plan.judged()).extracting(Judged::snapshot).containsExactly("adopted");
    assertThat(plan.remarks())
        .contains(
            "1 snapshot of another policy of this name: left alone; to adopt, label with"
                + " snapherd.io/policy-uid=p-2.");
  }

  @Test
  void aPolicyWithoutUidIsMeantToBecomeTheOneOfItsNameThatIsListed() throws Exception {
    PolicyPlan plan =
        plan(
            policy("", ""),
            policy(", uid: p-1", ", " + MEMORY),
            own("new", 28),
            own("old", 27),
            snapshot(
                "of-its-predecessor", 26, "snapherd.io/policy: a, snapherd.io/policy-uid: p-0"));
    assertThat(plan.judged()).extracting(Judged::snapshot).containsExactly("new", "old");
    assertThat(plan.unchecked()).doesNotContain("current slot");
  }

  @Test
  void whatIsAskedAboutAreTheRulesInTheFileNotThoseThatAreListed() throws Exception {
    String living = policy(", uid: p-1", ", " + MEMORY).replace("keepLast: 1", "keepLast: 9");
    assertThat(deleted(plan(policy("", ""), living, own("new", 28), own("old", 27))))
        .containsExactly("old");
  }

  @Test
  void claimsOfOneNameAndDifferentUidsArePlannedApart() throws Exception {
    PolicyPlan plan = plan(policy("", ""), own("new", 28), own("old", 27).replace("c-1", "c-0"));
    assertThat(deleted(plan)).isEmpty();
  }

  @Test
  void aSnapshotThatIsListedTwiceCountsAsItIsListedLast() throws Exception {
    PolicyPlan plan =
        plan(
            policy("", ""),
            own("new", 28),
            own("new", 28).replace("readyToUse: true", "readyToUse: false"),
            own("old", 27));
    assertThat(deleted(plan)).isEmpty();
    assertThat(plan.judged()).hasSize(2);
  }

  @Test
  void theCurrentSlotIsKeptWhereItIsKnown() throws Exception {
    String newer = own("manual", 28).replace("T00:00:00Z", "T10:00:00Z");
    String[] snapshots = {newer, own("current", 28)};
    assertThat(deleted(plan(policy(", uid: p-1", ", " + MEMORY), snapshots))).isEmpty();
    assertThat(deleted(plan(policy(", uid: p-1", ""), snapshots))).containsExactly("current");
  }

  @Test
  void contentsClaimsAndMemoryThatAreNotGivenAreNamed() throws Exception {
    assertThat(plan(policy("", ""), own("new", 28)).unchecked())
        .containsExactly("Retain", "restoring", "terminating claim", "current slot");
  }

  @Test
  void whatIsGivenIsChecked() throws Exception {
    PolicyPlan plan =
        plan(
            policy(", uid: p-1", ", " + MEMORY),
            "{apiVersion: snapshot.storage.k8s.io/v1, kind: VolumeSnapshotContent,"
                + " metadata: {name: any}}",
            "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: b, namespace: shop}}");
    assertThat(plan.unchecked()).isEmpty();
  }

  @Test
  void claimsOfAnotherNamespaceSayNothingAboutThisOne() throws Exception {
    PolicyPlan plan =
        plan(
            policy("", ""),
            "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: b, namespace: c}}");
    assertThat(plan.unchecked()).contains("restoring", "terminating claim");
  }

  @Test
  void aSnapshotWithoutClaimUidIsLeftAloneAndReported() throws Exception {
    PolicyPlan plan =
        plan(
            policy("", ""),
            own("new", 28),
            snapshot("half", 20, "snapherd.io/policy: a, snapherd.io/policy-uid: p-1"));
    assertThat(plan.judged().get(1).verdict()).isEqualTo(Verdict.LEAVE);
    assertThat(plan.judged().get(1).reasons()).containsExactly("no claim-uid");
    assertThat(plan.remarks())
        .contains("1 snapshot without the label snapherd.io/claim-uid: left alone until labelled.");
  }

  @Test
  void aChangeThatStillWaitsIsSaidAndChangesNoVerdict() throws Exception {
    String changed = MEMORY.replace("last 1, Etc/UTC", "last 2, Etc/UTC");
    PolicyPlan plan = plan(policy(", uid: p-1", ", " + changed), own("new", 27), own("old", 26));
    assertThat(deleted(plan)).containsExactly("old");
    assertThat(plan.remarks())
        .containsExactly(
            "The rules have changed; deletions wait until Sat 2026-03-28 12:10 +00:00"
                + " (--prune-grace).");
  }

  /** A kubectl that failed writes nothing; that is not a cluster without snapshots. */
  @Test
  void anEmptyTextIsNoList() {
    assertThatThrownBy(() -> ListedObjects.in(List.of(Texts.source(new byte[0]))))
        .hasMessage("text: is empty; give what 'kubectl get volumesnapshots -o json' writes");
  }

  @Test
  void howLongAChangeWaitsIsWhatTheOperatorIsRunWith() throws Exception {
    String changed = policy(", uid: p-1", ", " + MEMORY.replace("last 1, Etc/UTC", "last 2"));
    Grace hour = new Grace(Duration.ofHours(1));

    assertThat(plan(hour, changed, own("new", 27), own("old", 26)).remarks())
        .containsExactly(
            "The rules have changed; deletions wait until Sat 2026-03-28 13:00 +00:00"
                + " (--prune-grace).");
    assertThat(plan(hour, policy("", ""), own("new", 27), own("old", 26)).remarks())
        .containsExactly(
            "After a change of rules or zone nothing is deleted for 1 h (--prune-grace).");
  }

  @Test
  void withoutAGraceNothingWaits() throws Exception {
    Grace none = new Grace(Duration.ZERO);

    assertThat(plan(none, policy("", ""), own("new", 27), own("old", 26)).remarks()).isEmpty();
  }

  @Test
  void rulesThatHaveNotChangedDoNotWait() throws Exception {
    assertThat(plan(policy(", uid: p-1", ", " + MEMORY), own("new", 27), own("old", 26)).remarks())
        .isEmpty();
  }

  @Test
  void aDryRunIsSaidAndChangesNoVerdict() throws Exception {
    PolicyPlan plan =
        plan(
            policy("", "").replace("keepLast: 1", "keepLast: 1, dryRun: true"),
            own("new", 28),
            own("old", 27));
    assertThat(deleted(plan)).containsExactly("old");
    assertThat(plan.remarks())
        .containsExactly("Dry run: nothing is deleted until spec.retention.dryRun is false.");
  }

  @Test
  void aDryRunOfTheListedPolicyIsNotThatOfTheFile() throws Exception {
    String living =
        policy(", uid: p-1", ", " + MEMORY).replace("keepLast: 1", "keepLast: 1, dryRun: true");
    assertThat(plan(policy("", ""), living, own("new", 28), own("old", 27)).remarks()).isEmpty();
  }

  /** Whatever its uid: the snapshot controller holds a claim of that name. */
  @Test
  void theNewestFailedOneIsKeptUnlessItsClaimIsBeingDeleted() throws Exception {
    String failed = own("failed", 28).replace("readyToUse: true", "readyToUse: false");
    String claim =
        "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data, namespace: shop,"
            + " uid: c-9%s}}";
    assertThat(deleted(plan(policy("", ""), failed, claim.formatted("")))).isEmpty();
    assertThat(
            deleted(
                plan(
                    policy("", ""),
                    failed,
                    claim.formatted(", deletionTimestamp: '2026-03-28T00:00:00Z'"))))
        .containsExactly("failed");
  }

  @Test
  void aClaimThatIsBoundDoesNotNeedItsSnapshotAnyMore() throws Exception {
    String restored =
        "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: copy, namespace: shop},"
            + " spec: {dataSource: {kind: VolumeSnapshot, name: old}}, status: {phase: %s}}";
    String[] snapshots = {own("new", 28), own("old", 27)};
    assertThat(
            deleted(plan(policy("", ""), snapshots[0], snapshots[1], restored.formatted("Bound"))))
        .containsExactly("old");
    assertThat(
            deleted(
                plan(policy("", ""), snapshots[0], snapshots[1], restored.formatted("Pending"))))
        .isEmpty();
  }

  @Test
  void aRestoreThatIsDoneDoesNotNeedItsSnapshotAnyMore() throws Exception {
    String asked =
        own("old", 27).replace("annotations: {", "annotations: {snapherd.io/restore-to: copy, %s");
    String label = Fingerprint.of("u-old", "", "=copy").first16();
    String done =
        ("snapherd.io/restore-status: '{\"request\": \"%s\", \"phase\": \"Bound\","
                + " \"reason\": \"Restored\", \"time\": \"2026-03-28T00:00:00Z\"}',")
            .formatted(label);
    assertThat(deleted(plan(policy("", ""), own("new", 28), asked.formatted("")))).isEmpty();
    assertThat(deleted(plan(policy("", ""), own("new", 28), asked.formatted(done))))
        .containsExactly("old");
    assertThat(
            deleted(
                plan(policy("", ""), own("new", 28), asked.formatted(done.replace(label, "x")))))
        .isEmpty();
  }
}
