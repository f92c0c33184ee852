package io.snapherd.operation.restoring;

import static io.snapherd.operation.fake.Kubectl.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.Claim;
import io.snapherd.model.DeletionPolicy;
import io.snapherd.model.Names;
import io.snapherd.model.Reason;
import io.snapherd.operation.Key;
import io.snapherd.operation.Telemetry;
import io.snapherd.operation.fake.Faults.Call;
import io.snapherd.operation.fake.Kubectl;
import io.snapherd.operation.fake.World;
import io.snapherd.operation.fake.Write.Verb;
import io.snapherd.restore.ClaimEvent;
import io.snapherd.restore.RestorePhase;
import io.snapherd.restore.RestoreRequest;
import io.snapherd.restore.RestoreStatus;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Restore on demand, by section 5 of the contract. */
class RestoreTest {
  private static final String SNAPSHOT = "a-daily-202603010100";

  private final World world = new World();

  @BeforeEach
  void oneSnapshot() {
    world.claim("a");
    world.policy("daily", spec -> spec.schedule("0 1 * * *"));
    world.runUntil("01:30:00");
  }

  @Test
  void theNewClaimIsLikeTheOriginalAndFilledFromTheSnapshot() {
    ask("latest", "b");
    world.runFor(Duration.ofSeconds(10));

    Claim made = world.kubectl.claim("b");
    assertThat(made.spec()).isEqualTo(Kubectl.CLAIM);
    assertThat(made.restoredFrom()).contains(SNAPSHOT);
    assertThat(status().phase()).isEqualTo(RestorePhase.Bound);
    assertThat(world.events.of(Reason.Restored)).hasSize(1);
  }

  @Test
  void aSnapshotCanBeAskedAsWell() {
    world.kubectl.restoreTo(SNAPSHOT, "b");
    world.runFor(Duration.ofSeconds(10));

    assertThat(world.kubectl.claim("b").restoredFrom()).contains(SNAPSHOT);
    assertThat(statusOn(SNAPSHOT).phase()).isEqualTo(RestorePhase.Bound);
  }

  @Test
  void oneSetWhileTheOperatorWasDownIsHonoured() {
    world.cluster.freeze();
    ask("latest", "b");
    world.cluster.thaw();
    world.restart();
    world.runFor(Duration.ofSeconds(10));

    assertThat(status().phase()).isEqualTo(RestorePhase.Bound);
  }

  @Test
  void eachRequestRunsOnce() {
    ask("latest", "b");
    world.runFor(Duration.ofSeconds(10));
    world.kubectl.deleteClaim("b");
    world.backend.finishClaim(ref("b"));
    world.restart();
    world.runFor(Duration.ofHours(1));

    assertThat(world.cluster.writes(Verb.CREATE_CLAIM)).hasSize(1);
    assertThat(status().phase()).isEqualTo(RestorePhase.Bound);
  }

  @Test
  void alsoWhereToolsWipeAndReapplyItsAnnotations() {
    ask("latest", "b");
    world.runFor(Duration.ofSeconds(10));
    for (int i = 0; i < 3; i++) {
      world.kubectl.unannotateClaim("a", Names.RESTORE_FROM);
      world.kubectl.unannotateClaim("a", Names.RESTORE_TO);
      world.runFor(Duration.ofSeconds(10));
      ask("latest", "b");
      world.runFor(Duration.ofSeconds(10));
    }

    assertThat(world.cluster.writes(Verb.CREATE_CLAIM)).hasSize(1);
    assertThat(status().reason()).isEqualTo(Reason.AlreadyRestored);
  }

  @Test
  void aWipedStatusIsRebuiltFromTheClaim() {
    ask("latest", "b");
    world.runFor(Duration.ofSeconds(10));
    world.kubectl.unannotateClaim("a", Names.RESTORE_STATUS);
    world.runFor(Duration.ofSeconds(10));

    assertThat(status().claim()).contains("b");
    assertThat(world.cluster.writes(Verb.CREATE_CLAIM)).hasSize(1);
  }

  @Test
  void removingTheRequestClearsTheStatus() {
    ask("latest", "b");
    world.runFor(Duration.ofSeconds(10));
    world.kubectl.unannotateClaim("a", Names.RESTORE_FROM);
    world.kubectl.unannotateClaim("a", Names.RESTORE_TO);
    world.runFor(Duration.ofSeconds(1));

    assertThat(world.kubectl.claim("a").annotations()).doesNotContainKey(Names.RESTORE_STATUS);
  }

  @Test
  void anotherClaimOfThatNameIsNeverTouched() {
    world.claim("b");
    Claim before = world.kubectl.claim("b");
    ask("latest", "b");
    world.runFor(Duration.ofSeconds(10));

    assertThat(status().reason()).isEqualTo(Reason.ClaimExists);
    assertThat(status().phase()).isEqualTo(RestorePhase.Failed);
    assertThat(world.kubectl.claim("b")).isEqualTo(before);
  }

  @Test
  void norIsOneThatTheCachesDoNotShowYet() {
    ask("latest", "b");
    world.claims.beforeNextCreate(() -> world.claim("b"));
    world.runFor(Duration.ofSeconds(10));

    assertThat(status().reason()).isEqualTo(Reason.ClaimExists);
  }

  @Test
  void aClaimOfOurPredecessorThatTheCachesDoNotShowIsNotMadeAgain() {
    world.kubectl.annotateClaim("a", Names.RESTORE_FROM, "latest");
    world.cluster.faults().refuse(Call.WRITE_RESTORE_STATUS, Reason.ApiUnavailable);
    world.settle();
    world.cluster.hideClaim(ref("a-restore-202603010100"));
    world.cluster.freezeClaims();
    newerSnapshot();
    world.cluster.faults().allow(Call.WRITE_RESTORE_STATUS);
    world.runFor(Duration.ofMinutes(5));

    assertThat(world.cluster.writes(Verb.CREATE_CLAIM)).hasSize(1);
    assertThat(status().claim()).contains("a-restore-202603010100");
  }

  private void newerSnapshot() {
    world.kubectl.createSnapshot("newer", "a");
    world.backend.ready(ref("newer"));
    world.kubectl.adopt(
        "newer", world.kubectl.policy("daily"), Optional.of(world.kubectl.claim("a").uid()));
  }

  @Test
  void aLostAnswerMakesNoSecondClaim() {
    world.cluster.faults().loseAnswersOfCreates(1);
    world.kubectl.annotateClaim("a", Names.RESTORE_FROM, "latest");
    world.runFor(Duration.ofMinutes(2));

    assertThat(world.cluster.writes(Verb.CREATE_CLAIM)).hasSize(1);
    assertThat(status().phase()).isEqualTo(RestorePhase.Bound);
  }

  @Test
  void aStatusThatCannotBeWrittenMakesNoSecondClaimWhenThereIsANewerSnapshot() {
    world.cluster.lag(Duration.ofMinutes(3));
    world.cluster.faults().refuse(Call.WRITE_RESTORE_STATUS, Reason.ApiUnavailable);
    world.kubectl.annotateClaim("a", Names.RESTORE_FROM, "latest");
    world.runFor(Duration.ofMinutes(4));
    world.kubectl.createSnapshot("by-hand", "a");
    world.runFor(Duration.ofMinutes(10));
    world.cluster.faults().allow(Call.WRITE_RESTORE_STATUS);
    world.runFor(Duration.ofMinutes(10));

    assertThat(world.cluster.writes(Verb.CREATE_CLAIM)).hasSize(1);
  }

  @Test
  void aSnapshotThatIsNotReadyIsWaitedForAndNotAMomentLonger() {
    world.backend.silent("a");
    world.kubectl.createSnapshot("by-hand", "a");
    ask("by-hand", "b");
    world.runFor(Duration.ofSeconds(5));
    assertThat(status().reason()).isEqualTo(Reason.SnapshotNotReady);

    world.backend.ready(ref("by-hand"));
    world.settle();

    assertThat(world.cluster.claim(ref("b"))).isPresent();
  }

  @Test
  void aQuotaThatIsFullIsWaitedFor() {
    world.cluster.faults().refuse(Call.CREATE_CLAIM, Reason.QuotaExceeded);
    ask("latest", "b");
    world.runFor(Duration.ofMinutes(5));
    assertThat(status().phase()).isEqualTo(RestorePhase.Waiting);
    assertThat(status().reason()).isEqualTo(Reason.QuotaExceeded);
    assertThat(world.telemetry.errors(Telemetry.Operation.RESTORE, Reason.QuotaExceeded))
        .isPositive();

    world.cluster.faults().allow(Call.CREATE_CLAIM);
    world.runFor(Duration.ofMinutes(5));
    assertThat(status().phase()).isEqualTo(RestorePhase.Bound);
  }

  @Test
  void andTheApiServerIsNotAskedMoreOftenWhateverHappensAround() {
    world.cluster.faults().refuse(Call.CREATE_CLAIM, Reason.QuotaExceeded);
    ask("latest", "b");
    world.policy("often", spec -> spec.schedule("* * * * *"));
    world.runFor(Duration.ofMinutes(30));

    assertThat(world.cluster.faults().refused(Call.CREATE_CLAIM)).hasSize(6);
  }

  @Test
  void aSnapshotThatIsLostMeanwhileIsWaitedForInPeace() {
    world.cluster.faults().refuse(Call.CREATE_CLAIM, Reason.QuotaExceeded);
    ask(SNAPSHOT, "b");
    world.runFor(Duration.ofMinutes(2));
    world.backend.loseContent(ref(SNAPSHOT));
    world.runFor(Duration.ofHours(1));

    assertThat(status().reason()).isEqualTo(Reason.SnapshotNotReady);
  }

  @Test
  void theSnapshotOfARestoreThatWaitsIsNotPruned() {
    world.policy("daily", spec -> spec.schedule("0 * * * *").claims("a").keepLast(1));
    world.cluster.faults().refuse(Call.CREATE_CLAIM, Reason.QuotaExceeded);
    ask("2026-03-01T01:15:00Z", "b");
    world.runUntil("04:30:00");
    assertThat(world.snapshots()).containsExactly(SNAPSHOT, "a-daily-202603010400");
    world.cluster.faults().allow(Call.CREATE_CLAIM);
    world.runUntil("04:50:00");

    assertThat(world.kubectl.claim("b").restoredFrom()).contains(SNAPSHOT);
    assertThat(world.snapshots()).containsExactly("a-daily-202603010400");
  }

  /** The claims cannot be listed, so nothing was chosen when the retention was looked at. */
  @Test
  void theSnapshotThatATimeMeansIsNotPrunedBeforeItIsChosen() {
    world.policy("daily", spec -> spec.schedule("0 1-4 * * *").claims("a"));
    world.runUntil("04:30:00");
    String label = ask("2026-03-01T02:15:00Z", "b");
    world.cluster.faults().refuse(Call.READ, label, Reason.PermissionDenied);
    world.policy("daily", spec -> spec.schedule("0 1-4 * * *").claims("a").keepLast(1));
    world.runUntil("04:40:00");
    assertThat(world.snapshots()).containsExactly("a-daily-202603010200", "a-daily-202603010400");

    world.cluster.faults().allow(Call.READ);
    world.runUntil("04:50:00");

    assertThat(world.kubectl.claim("b").restoredFrom()).contains("a-daily-202603010200");
    assertThat(world.snapshots()).containsExactly("a-daily-202603010400");
  }

  @Test
  void aSnapshotThatTheCachesDoNotShowYetIsNotCalledMissing() {
    world.cluster.freezeSnapshots();
    world.kubectl.createSnapshot("by-hand", "a");
    ask("by-hand", "b");
    world.runFor(Duration.ofSeconds(25));
    world.cluster.thaw();
    world.runFor(Duration.ofMinutes(1));

    assertThat(status().phase()).isEqualTo(RestorePhase.Bound);
    assertThat(world.events.of(Reason.SnapshotNotFound)).isEmpty();
  }

  @Test
  void norIsTheLatestOne() {
    world.kubectl.deletePolicy("daily");
    world.kubectl.deleteSnapshot(SNAPSHOT);
    world.runFor(Duration.ofSeconds(5));
    ask("latest", "b");
    world.runFor(Duration.ofSeconds(3));
    world.kubectl.createSnapshot("by-hand", "a");
    world.runFor(Duration.ofMinutes(1));

    assertThat(status().phase()).isEqualTo(RestorePhase.Bound);
  }

  @Test
  void whereThereIsNoneThatIsSaidInTheEnd() {
    world.kubectl.deletePolicy("daily");
    world.kubectl.deleteSnapshot(SNAPSHOT);
    world.runFor(Duration.ofSeconds(5));
    ask("latest", "b");
    world.runFor(Duration.ofSeconds(15));

    assertThat(status().reason()).isEqualTo(Reason.SnapshotNotFound);
  }

  @Test
  void aStorageClassThatTheCachesDoNotShowYetIsNotCalledMissing() {
    world.kubectl.deleteStorageClass();
    world.settle();
    ask("latest", "b");
    world.runFor(Duration.ofSeconds(3));
    world.kubectl.storage(DeletionPolicy.DELETE);
    world.runFor(Duration.ofMinutes(1));

    assertThat(status().phase()).isEqualTo(RestorePhase.Bound);
  }

  @Test
  void aClaimThatStaysPendingIsAskedAboutLessAndLessOften() {
    world.backend.claimsStick();
    ask("latest", "b");
    world.runFor(Duration.ofHours(6));
    Key key = new Key.ClaimRestoreKey(ref("a"));
    int before = world.wakeUps().looks(key);

    world.runFor(Duration.ofHours(6));

    assertThat(world.wakeUps().looks(key) - before).isBetween(30, 40);
  }

  @Test
  void aSnapshotThatIsMissingIsSaidSo() {
    ask("no-such-snapshot", "b");
    world.runFor(Duration.ofMinutes(1));

    assertThat(status().reason()).isEqualTo(Reason.SnapshotNotFound);
    assertThat(status().phase()).isEqualTo(RestorePhase.Failed);
  }

  @Test
  void aNewClaimThatIsNotBoundShowsTheProvisionersLastWord() {
    world.backend.claimsStick();
    ask("latest", "b");
    world.runFor(Duration.ofSeconds(1));
    assertThat(status().phase()).isEqualTo(RestorePhase.Provisioning);

    world.claims.lastEvent(ref("b"), new ClaimEvent("ProvisioningFailed", "pool is full"));
    world.runFor(Duration.ofMinutes(1));
    assertThat(status().reason()).isEqualTo(Reason.ProvisioningFailed);
    assertThat(status().message()).contains("pool is full");
  }

  @Test
  void whenNothingHasChangedNothingIsWritten() {
    world.backend.claimsStick();
    ask("latest", "b");
    world.runFor(Duration.ofMinutes(5));
    int before = world.cluster.writes(Verb.WRITE_RESTORE_STATUS).size();

    world.runFor(Duration.ofHours(5));

    assertThat(world.cluster.writes(Verb.WRITE_RESTORE_STATUS)).hasSize(before);
  }

  @Test
  void aCacheThatIsBehindTellsNothingTwice() {
    world.cluster.lag(Duration.ofSeconds(4));
    ask("latest", "b");
    world.runFor(Duration.ofSeconds(30));
    world.claim("other");
    world.runFor(Duration.ofMinutes(5));

    assertThat(world.events.of(Reason.Restored)).hasSize(1);
  }

  @Test
  void anInvalidRequestFailsAndSaysWhy() {
    world.kubectl.annotateClaim("a", Names.RESTORE_TO, "b");
    world.settle();

    assertThat(status().reason()).isEqualTo(Reason.InvalidRequest);
  }

  /** Returns the request's label. */
  private String ask(String from, String to) {
    world.kubectl.annotateClaim("a", Names.RESTORE_TO, to);
    world.kubectl.annotateClaim("a", Names.RESTORE_FROM, from);
    Claim asked = world.kubectl.claim("a");
    return ((RestoreRequest.Asked) RestoreRequest.on(asked, world.clock.instant())).label();
  }

  private RestoreStatus status() {
    return world.restoreStatus(
        Optional.ofNullable(world.kubectl.claim("a").annotations().get(Names.RESTORE_STATUS)));
  }

  private RestoreStatus statusOn(String snapshot) {
    return world.restoreStatus(world.kubectl.snapshot(snapshot).marks().restoreStatus());
  }
}
