package io.snapherd.demo.story;

import static io.snapherd.demo.story.Manifests.read;
import static io.snapherd.demo.story.Manifests.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.snapherd.demo.story.CatchingUp.Expected;
import io.snapherd.kubernetes.resource.SnapshotPolicy;
import io.snapherd.kubernetes.resource.SnapshotPolicyStatus;
import io.snapherd.model.Snapshot;
import io.snapherd.retention.Contents;
import io.snapherd.retention.Facts;
import io.snapherd.retention.Plan;
import io.snapherd.retention.Retention;
import io.snapherd.retention.Rule;
import io.snapherd.retention.Ties;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When each chapter has come true. */
class ChaptersTest {
  private static final String READY = "{readyToUse: true}";
  private static final String FAILING = "{readyToUse: false, error: {message: no monitor answers}}";

  @Test
  void catchingUpWantsOneOfEachClaimAndPolicy() {
    List<Snapshot> all =
        List.of(
            snapshot("media", "nightly", READY),
            snapshot("pvc-demo", "minutely", READY),
            snapshot("orders-db", "nightly", READY),
            snapshot("orders-db", "minutely", READY));
    assertThat(CatchingUp.missing(all)).isEmpty();
    assertThat(CatchingUp.missing(all.subList(0, 3)))
        .containsExactly(new Expected("orders-db", "minutely"));
    assertThat(CatchingUp.missing(List.of())).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({
    "archive, DriverMismatch, true",
    "archive, NoSnapshotClass, false",
    "media, DriverMismatch, false"
  })
  void theWrongClassIsReportedOnItsClaimWithItsReason(String claim, String reason, boolean told) {
    SnapshotPolicy policy =
        read(
            SnapshotPolicy.class,
            """
            kind: SnapshotPolicy
            apiVersion: snapherd.io/v1
            metadata: {name: nightly}
            status: {problems: [{claim: %s, reason: %s}]}
            """
                .formatted(claim, reason));
    Optional<SnapshotPolicyStatus.Problem> problem = WrongClass.problem(policy);
    assertThat(problem.isPresent()).isEqualTo(told);
  }

  @Test
  void aPolicyWithoutStatusReportsNothing() {
    assertThat(WrongClass.problem(new SnapshotPolicy())).isEmpty();
  }

  @Test
  void pruningIsDoneWhenEverythingThatIsThereIsKept() {
    assertThat(Pruning.tidy(plan(1, READY))).isTrue();
    assertThat(Pruning.tidy(plan(2, READY))).isFalse();
    assertThat(Pruning.tidy(plan(0, READY))).as("nothing is left").isFalse();
    assertThat(Pruning.tidy(plan(1, "{readyToUse: false}"))).as("one is on its way").isFalse();
  }

  @Test
  void aRestoredClaimAsksForWhatTheOriginalAsksFor() {
    Optional<PersistentVolumeClaim> media = claim("cephfs-hdd", "ReadWriteMany", "200Gi");
    assertThat(Restoring.alike(media, claim("cephfs-hdd", "ReadWriteMany", "200Gi"))).isTrue();
    assertThat(Restoring.alike(media, claim("rbd-ssd", "ReadWriteMany", "200Gi"))).isFalse();
    assertThat(Restoring.alike(media, claim("cephfs-hdd", "ReadWriteOnce", "200Gi"))).isFalse();
    assertThat(Restoring.alike(media, claim("cephfs-hdd", "ReadWriteMany", "100Gi"))).isFalse();
    assertThat(Restoring.alike(media, Optional.empty())).isFalse();
    assertThat(Restoring.alike(Optional.empty(), Optional.empty())).isFalse();
  }

  @Test
  void aFailingDriverLeavesTheOtherOneAlone() {
    Snapshot well = snapshot("pvc-demo", "minutely", READY);
    Snapshot failing = snapshot("orders-db", "minutely", FAILING);
    assertThat(FailingDriver.apart(List.of(well, failing))).isTrue();
    assertThat(FailingDriver.apart(List.of(failing))).as("the other waits").isFalse();
    assertThat(FailingDriver.apart(List.of(well))).as("no failure is seen").isFalse();
    assertThat(FailingDriver.apart(List.of(well, snapshot("orders-db", "minutely", "{}"))))
        .as("it has not failed yet")
        .isFalse();
  }

  private static Plan plan(int count, String status) {
    List<Snapshot> snapshots =
        Stream.iterate(0, i -> i + 1)
            .limit(count)
            .map(i -> snapshot("media", "nightly" + i, status))
            .toList();
    Instant now = Instant.parse("2026-11-24T12:01:00Z");
    Facts facts =
        new Facts(now, Duration.ofMinutes(10), Contents.all(name -> java.util.Optional.empty()));
    return new Retention(List.of(new Rule.Last(1)), ZoneOffset.UTC)
        .plan(snapshots, facts, Ties.NONE);
  }

  private static Optional<PersistentVolumeClaim> claim(String type, String mode, String size) {
    return Optional.of(
        read(
            PersistentVolumeClaim.class,
            """
            kind: PersistentVolumeClaim
            apiVersion: v1
            metadata: {name: x}
            spec:
              accessModes: [%s]
              storageClassName: %s
              resources: {requests: {storage: %s}}
            """
                .formatted(mode, type, size)));
  }
}
