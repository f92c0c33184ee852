package io.snapherd.operation.pruning;

import static io.snapherd.operation.fake.Kubectl.ref;
import static io.snapherd.operation.fake.World.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.Condition;
import io.snapherd.model.DeletionPolicy;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.PolicyStatus.PruneCandidate;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Telemetry;
import io.snapherd.operation.fake.Faults.Call;
import io.snapherd.operation.fake.World;
import io.snapherd.operation.fake.Write;
import io.snapherd.operation.fake.Write.Verb;
import io.snapherd.operation.restoring.RestoreAnnotations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Section 4 of the contract: what is deleted, and what never is. */
class PruneSnapshotsTest {
  private final World world = new World();

  @Test
  void oldSnapshotsGoOldestFirst() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("04:30:00");

    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("04:40:00");

    assertThat(world.snapshots()).containsExactly("a-hourly-202603010400");
    assertThat(deleted())
        .containsExactly("a-hourly-202603010100", "a-hourly-202603010200", "a-hourly-202603010300");
  }

  @Test
  void withoutRetentionNoReadyOneIsEverPruned() {
    world.claim("a");
    world.policy("hourly", spec -> spec);

    world.runUntil("12:30:00");

    assertThat(world.snapshots()).hasSize(12);
  }

  @Test
  void pruningGoesOnWhileCreatingIsRefused() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("04:30:00");
    world.cluster.faults().refuse(Call.CREATE_SNAPSHOT, Reason.QuotaExceeded);

    world.policy("hourly", spec -> spec.keepLast(2));
    world.runUntil("06:30:00");

    assertThat(world.snapshots()).containsExactly("a-hourly-202603010300", "a-hourly-202603010400");
  }

  @Test
  void aSuspendedPolicyIsStillPruned() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("04:30:00");

    world.policy("hourly", spec -> spec.suspended().keepLast(2));
    world.runUntil("04:40:00");

    assertThat(world.snapshots()).hasSize(2);
  }

  @Test
  void whatIsLeftOfAClaimThatIsGoneIsPrunedByTheSameRules() {
    world.claim("a", "b");
    world.policy("hourly", spec -> spec);
    world.runUntil("04:30:00");
    world.kubectl.deleteClaim("a");
    world.backend.finishClaim(ref("a"));
    world.settle();

    world.policy("hourly", spec -> spec.keepLast(2));
    world.runUntil("04:40:00");

    assertThat(world.snapshots()).filteredOn(name -> name.startsWith("a")).hasSize(2);
  }

  @Test
  void aForgedSnapshotOfAnotherNamespacePushesNothingOut() {
    world.claim("a");
    world.policy("hourly", spec -> spec.schedule("0 1-4 * * *").keepLast(2));
    world.runUntil("04:30:00");
    forge("elsewhere", "one");
    forge("elsewhere", "two");
    world.restart();

    world.runUntil("05:30:00");

    assertThat(world.snapshots())
        .containsExactly("a-hourly-202603010300", "a-hourly-202603010400", "one", "two");
    assertThat(world.status("hourly").snapshots().ready()).isEqualTo(2);
  }

  private void forge(String namespace, String name) {
    ObjectRef ref = new ObjectRef(namespace, name);
    world.kubectl.createSnapshot(
        ref,
        "a",
        new Snapshot.Origin(
            Optional.of("hourly"),
            Optional.of(world.kubectl.policy("hourly").uid()),
            Optional.of(world.kubectl.claim("a").uid()),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty()));
    world.backend.ready(ref);
  }

  @Test
  void aCacheThatLiesDeletesNothing() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("04:30:00");
    world.cluster.freezeSnapshots();
    world.kubectl.deleteSnapshot("a-hourly-202603010400");

    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("04:50:00");

    assertThat(deleted()).isEmpty();
    assertThat(world.snapshots()).hasSize(3);
  }

  @Test
  void aWitnessThatIsNoLongerReadyDeletesNothing() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("04:30:00");
    world.cluster.freezeSnapshots();
    world.backend.loseContent(ref("a-hourly-202603010400"));

    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("04:50:00");

    assertThat(deleted()).isEmpty();
  }

  @Test
  void aFailedReadDeletesNothing() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("04:30:00");
    world.cluster.faults().refuse(Call.READ, Reason.ApiUnavailable);

    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("04:50:00");

    assertThat(deleted()).isEmpty();
    assertThat(world.snapshots()).hasSize(4);
  }

  @Test
  void eachDeleteCarriesTheVersionItWasDecidedBy() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("04:30:00");
    world.cluster.freezeSnapshots();
    world.kubectl.hold("a-hourly-202603010100", "before the migration");

    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("04:50:00");
    assertThat(world.snapshots()).contains("a-hourly-202603010100");

    world.cluster.thaw();
    world.runUntil("05:50:00");
    assertThat(world.snapshots()).containsExactly("a-hourly-202603010100", "a-hourly-202603010500");
  }

  @Test
  void aDryRunDeletesNothingAndShowsWhatWouldGo() {
    world.claim("a");
    world.policy("hourly", spec -> spec.keepLast(1).dryRun());

    world.runUntil("03:30:00");

    assertThat(deleted()).isEmpty();
    assertThat(world.status("hourly").nextPrune())
        .containsExactly(
            new PruneCandidate("a-hourly-202603010100", "a"),
            new PruneCandidate("a-hourly-202603010200", "a"));
    assertThat(pruned().reason()).isEqualTo(Reason.DryRun);
  }

  @Test
  void whereThereIsNoRetentionNothingIsSaidToWait() {
    world.pruneGrace(Duration.ofMinutes(10)).claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("00:05:00");

    assertThat(pruned().reason()).isEqualTo(Reason.NoRetention);
    assertThat(pruned().status()).isEqualTo(Condition.Status.True);
  }

  @Test
  void aChangedRetentionWaitsForTheGraceAndShowsWhatIsComing() {
    world.pruneGrace(Duration.ofMinutes(10)).claim("a");
    world.policy("hourly", spec -> spec.keepLast(3));
    world.runUntil("03:30:00");

    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("03:39:59");
    assertThat(deleted()).isEmpty();
    assertThat(world.status("hourly").nextPrune()).hasSize(2);
    assertThat(pruned().reason()).isEqualTo(Reason.PruneWaiting);

    world.runUntil("03:40:30");
    assertThat(world.snapshots()).containsExactly("a-hourly-202603010300");
    assertThat(world.status("hourly").nextPrune()).isEmpty();
  }

  @Test
  void aTypoThatIsUndoneWithinTheGraceDeletesNothing() {
    world.pruneGrace(Duration.ofMinutes(10)).claim("a");
    world.policy("hourly", spec -> spec.keepLast(3));
    world.runUntil("03:30:00");

    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("03:35:00");
    world.policy("hourly", spec -> spec.keepLast(3));
    world.runUntil("03:59:00");

    assertThat(deleted()).isEmpty();
  }

  @Test
  void theEndOfTheGraceIsShownAlsoWhenNothingIsDeleted() {
    world.pruneGrace(Duration.ofMinutes(10)).claim("a");
    world.policy("daily", spec -> spec.schedule("0 1 * * *").keepLast(3));
    world.runUntil("01:30:00");
    world.policy("daily", spec -> spec.schedule("0 1 * * *").keepLast(2));

    world.runUntil("01:40:30");

    assertThat(pruned().reason()).isEqualTo(Reason.Pruned);
  }

  @Test
  void atMostTwoDeletesAreUnderWayAtADriver() {
    world.claim("a", "b", "c");
    world.policy("hourly", spec -> spec);
    world.runUntil("04:30:00");
    world.backend.deletesTake(Duration.ofSeconds(20));

    world.policy("hourly", spec -> spec.keepLast(1));
    int most = 0;
    for (int i = 0; i < 200; i++) {
      world.runFor(Duration.ofSeconds(1));
      most = Math.max(most, deleting());
    }

    assertThat(most).isEqualTo(2);
    assertThat(world.snapshots()).hasSize(3);
  }

  @Test
  void aStuckDeleteMakesRoomAfter150Seconds() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("05:30:00");
    world.backend.deletesStick();

    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("05:32:29");
    assertThat(deleted()).hasSize(2);

    world.runUntil("05:33:00");
    assertThat(deleted()).hasSize(4);
  }

  @Test
  void aDeleteThatWasQuickerThanItsAnswerHoldsNoPlace() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("09:30:00");
    world.backend.deletesTake(Duration.ZERO);

    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("09:30:30");

    assertThat(world.snapshots()).hasSize(1);
  }

  @Test
  void oneDeleteThatIsRefusedDoesNotStopTheOthers() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("04:30:00");
    world
        .cluster
        .faults()
        .refuse(Call.DELETE_SNAPSHOT, "a-hourly-202603010100", Reason.CreateRejected);

    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("04:40:00");

    assertThat(world.snapshots()).containsExactly("a-hourly-202603010100", "a-hourly-202603010400");
  }

  @Test
  void aRefusedDeleteIsAProblemUntilItSucceeds() {
    world.claim("a", "b");
    world.policy("hourly", spec -> spec);
    world.runUntil("04:30:00");
    world
        .cluster
        .faults()
        .refuse(Call.DELETE_SNAPSHOT, "a-hourly-202603010100", Reason.PermissionDenied);
    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("04:40:00");
    assertThat(problems("hourly")).containsExactly(Reason.PermissionDenied);
    assertThat(pruned().status()).isEqualTo(Condition.Status.False);

    world.cluster.faults().allow(Call.DELETE_SNAPSHOT);
    world.runUntil("04:59:00");

    assertThat(problems("hourly")).isEmpty();
    assertThat(pruned().status()).isEqualTo(Condition.Status.True);
  }

  @Test
  void aRefusedDeleteIsTriedLessAndLessOften() {
    world.claim("a");
    world.policy("hourly", spec -> spec.schedule("0 1-4 * * *"));
    world.runUntil("04:30:00");
    world.cluster.faults().refuse(Call.DELETE_SNAPSHOT, Reason.PermissionDenied);
    world.policy("hourly", spec -> spec.schedule("0 1-4 * * *").keepLast(3));
    world.runUntil("05:30:00");

    assertThat(world.cluster.faults().refused(Call.DELETE_SNAPSHOT))
        .containsExactly(
            at("04:30:00"),
            at("04:31:00"),
            at("04:33:00"),
            at("04:37:00"),
            at("04:45:00"),
            at("05:00:00"),
            at("05:15:00"),
            at("05:30:00"));
    assertThat(world.telemetry.errors(Telemetry.Operation.PRUNE, Reason.PermissionDenied))
        .isEqualTo(8);
  }

  @Test
  void severalThatAreRefusedInOnePassAreOneRefusal() {
    world.claim("a");
    world.policy("hourly", spec -> spec.schedule("0 1-4 * * *"));
    world.runUntil("04:30:00");
    world.cluster.faults().refuse(Call.DELETE_SNAPSHOT, Reason.PermissionDenied);
    world.policy("hourly", spec -> spec.schedule("0 1-4 * * *").keepLast(1));
    world.runUntil("04:30:59");
    world.cluster.faults().allow(Call.DELETE_SNAPSHOT);
    world.runUntil("04:31:10");

    assertThat(world.snapshots()).containsExactly("a-hourly-202603010400");
  }

  @Test
  void whereTheApiServerIsAwayOnlyTheFirstDeleteIsTried() {
    world.claim("a");
    world.policy("hourly", spec -> spec.schedule("0 1-4 * * *"));
    world.runUntil("04:30:00");
    world.cluster.faults().refuse(Call.DELETE_SNAPSHOT, Reason.ApiUnavailable);
    world.policy("hourly", spec -> spec.schedule("0 1-4 * * *").keepLast(1));
    world.runUntil("04:30:59");

    assertThat(world.cluster.faults().refused(Call.DELETE_SNAPSHOT)).hasSize(1);
  }

  @Test
  void whereClocksDifferNothingIsDeletedAndThatIsSaid() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("04:30:00");
    world.clockAhead(Duration.ofSeconds(301));
    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("04:50:00");
    assertThat(deleted()).isEmpty();
    assertThat(problems("hourly")).contains(Reason.ClockSkew);
    assertThat(world.status("hourly").nextPrune()).hasSize(3);

    world.clockAhead(Duration.ZERO);
    world.runUntil("04:56:00");
    assertThat(deleted()).hasSize(3);
    assertThat(problems("hourly")).isEmpty();
  }

  @Test
  void thatTheClocksDifferIsOftenKnownOnlyFromTheAnswerToTheLastQuestion() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("04:30:00");
    world.cluster.faults().onRead(() -> world.clockAhead(Duration.ofSeconds(301)));

    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("04:32:00");

    assertThat(deleted()).isEmpty();
    assertThat(pruned().reason()).isEqualTo(Reason.ClockSkew);
  }

  @Test
  void aPendingOneIsNotCalledFailedByAClockThatIsAhead() {
    world.claim("a");
    world.backend.silent("a");
    world.policy("hourly", spec -> spec);
    world.clockAhead(Duration.ofMinutes(4));
    world.runUntil("02:05:00");
    assertThat(world.snapshots()).hasSize(2);

    world.runUntil("02:09:30");
    assertThat(deleted()).isEmpty();

    world.runUntil("02:10:30");
    assertThat(deleted()).containsExactly("a-hourly-202603010100");
  }

  @Test
  void whoWaitsForAPlaceAsksTheApiServerNothing() {
    world.claim("a", "b", "c", "d", "e", "f");
    world.policy("hourly", spec -> spec);
    world.runUntil("04:30:00");
    world.backend.deletesTake(Duration.ofSeconds(60));
    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("04:31:00");

    assertThat(world.cluster.faults().reads()).isLessThanOrEqualTo(6);
  }

  @Test
  void failedOnesAreNoBackupsAndGoWhenANewerOneIsReady() {
    world.claim("a");
    world.backend.failing("a", "no space left");
    world.policy("hourly", spec -> spec);
    world.runUntil("01:30:00");
    assertThat(world.snapshots()).containsExactly("a-hourly-202603010100");

    world.backend.healed("a");
    world.runUntil("02:30:00");

    assertThat(world.snapshots()).containsExactly("a-hourly-202603010200");
  }

  @Test
  void aFailedOneThatBecameReadyBehindTheCachesBackIsNotDeleted() {
    world.claim("a");
    world.backend.silent("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("02:05:00");
    world.cluster.freezeSnapshots();
    world.backend.ready(ref("a-hourly-202603010100"));

    world.runUntil("02:30:00");

    assertThat(world.snapshots()).contains("a-hourly-202603010100");
  }

  @Test
  void aTerminatingClaimIsNotHeldUpByFailedSnapshots() {
    world.claim("a");
    world.backend.failing("a", "no space left");
    world.policy("hourly", spec -> spec);
    world.runUntil("01:30:00");
    assertThat(world.snapshots()).hasSize(1);

    world.kubectl.deleteClaim("a");
    world.runUntil("01:31:00");

    assertThat(world.snapshots()).isEmpty();
  }

  @Test
  void itIsNotHeldUpEitherWhenItIsNotSelectedAnyMore() {
    world.claim("a");
    world.backend.failing("a", "no space left");
    world.policy("hourly", spec -> spec);
    world.runUntil("01:30:00");
    world.kubectl.annotateClaim("a", "snapherd.io/exclude", "true");
    world.settle();

    world.kubectl.deleteClaim("a");
    world.runUntil("01:31:00");

    assertThat(world.snapshots()).isEmpty();
  }

  /** The snapshot controller holds a claim by its name, whichever claim was snapshotted once. */
  @Test
  void aTerminatingClaimIsNotHeldUpByFailedSnapshotsOfOneBeforeItOfItsName() {
    world.claim("a");
    world.backend.failing("a", "no space left");
    world.policy("once", spec -> spec.schedule("0 1 * * *"));
    world.runUntil("01:30:00");
    world.backend.finishClaim(ref("a"));
    world.claim("a");
    world.runUntil("01:31:00");
    assertThat(world.snapshots()).containsExactly("a-once-202603010100");

    world.kubectl.deleteClaim("a");
    world.runUntil("01:32:00");

    assertThat(world.snapshots()).isEmpty();
  }

  @Test
  void readySnapshotsOfAPolicyThatIsGoneAreNeverPruned() {
    world.claim("a");
    world.policy("hourly", spec -> spec.keepLast(2));
    world.runUntil("04:30:00");

    world.kubectl.deletePolicy("hourly");
    world.policy("hourly", spec -> spec.keepLast(1).schedule("0 23 * * *"));
    world.runUntil("09:30:00");

    assertThat(world.snapshots()).containsExactly("a-hourly-202603010300", "a-hourly-202603010400");
  }

  @Test
  void failedSnapshotsOfAPolicyThatIsGoneGo() {
    world.claim("a");
    world.backend.failing("a", "no space left");
    world.policy("hourly", spec -> spec);
    world.runUntil("03:30:00");
    assertThat(world.snapshots()).isNotEmpty();

    world.kubectl.deletePolicy("hourly");
    world.runUntil("05:30:00");

    assertThat(world.snapshots()).isEmpty();
  }

  @Test
  void anOrphanIsGivenTheLongestReadyDeadlineThereIs() {
    world.claim("a");
    world.backend.silent("a");
    world.policy("hourly", spec -> spec.readyDeadline(Duration.ofHours(1)));
    world.runUntil("01:05:00");

    world.kubectl.deletePolicy("hourly");
    world.runUntil("01:59:00");
    assertThat(world.snapshots()).containsExactly("a-hourly-202603010100");

    world.runUntil("02:02:00");
    assertThat(world.snapshots()).isEmpty();
  }

  @Test
  void nothingIsAnOrphanAsLongAsTheApiServerKnowsItsPolicy() {
    world.claim("a");
    world.backend.failing("a", "no space left");
    world.policy("hourly", spec -> spec);
    world.runUntil("01:30:00");

    world.cluster.faults().refuse(Call.READ, Reason.ApiUnavailable);
    world.kubectl.deletePolicy("hourly");
    world.runUntil("09:30:00");

    assertThat(world.snapshots()).containsExactly("a-hourly-202603010100");
  }

  @Test
  void aRetainedSnapshotIsNotPruned() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("03:30:00");
    world.kubectl.patchContent("a-hourly-202603010100", DeletionPolicy.RETAIN);

    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("03:40:00");

    assertThat(world.snapshots()).containsExactly("a-hourly-202603010100", "a-hourly-202603010300");
    assertThat(problems("hourly")).containsExactly(Reason.RetainClass);
  }

  @Test
  void aSnapshotIsKeptWhileAPendingClaimIsFilledFromIt() {
    world.claim("a");
    world.policy("hourly", spec -> spec.claims("a").keepLast(1));
    world.runUntil("01:30:00");
    world.backend.claimsStick();
    world.kubectl.restoreTo("a-hourly-202603010100", "b");

    world.runUntil("02:30:00");
    assertThat(world.snapshots()).contains("a-hourly-202603010100");

    world.backend.bindClaim(ref("b"));
    world.runUntil("02:31:00");
    assertThat(world.snapshots()).containsExactly("a-hourly-202603010200");
  }

  /** Nobody will ever carry it out: that is no reason to keep a snapshot for ever. */
  @Test
  void aRequestThatIsNotFollowedKeepsNothing() {
    world.restores(RestoreAnnotations.IGNORED).claim("a", "b");
    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("01:30:00");
    world.kubectl.restoreTo("a-hourly-202603010100", "c");
    world.kubectl.annotateClaim("b", "snapherd.io/restore-from", "b-hourly-202603010100");

    world.runUntil("02:30:00");

    assertThat(world.snapshots()).containsExactly("a-hourly-202603010200", "b-hourly-202603010200");
    assertThat(world.cluster.claims()).hasSize(2);
  }

  @Test
  void aClaimThatIsBeingFilledKeepsItsSnapshotThoughRequestsAreNotFollowedAnyMore() {
    world.claim("a");
    world.policy("hourly", spec -> spec.claims("a").keepLast(1));
    world.runUntil("01:30:00");
    world.backend.claimsStick();
    world.kubectl.restoreTo("a-hourly-202603010100", "b");
    world.runUntil("01:40:00");
    world.restores(RestoreAnnotations.IGNORED);

    world.runUntil("02:30:00");
    assertThat(world.snapshots()).contains("a-hourly-202603010100");

    world.backend.bindClaim(ref("b"));
    world.runUntil("02:31:00");
    assertThat(world.snapshots()).containsExactly("a-hourly-202603010200");
  }

  @Test
  void aRestoreThatIsDoneKeepsItsSnapshotNoLonger() {
    world.claim("a");
    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("01:30:00");
    world.kubectl.annotateClaim("a", "snapherd.io/restore-from", "a-hourly-202603010100");
    world.runUntil("01:40:00");
    assertThat(world.cluster.claim(ref("a-restore-202603010100"))).isPresent();

    world.runUntil("02:30:00");

    assertThat(world.snapshots()).contains("a-hourly-202603010200");
    assertThat(world.snapshots()).doesNotContain("a-hourly-202603010100");
  }

  @Test
  void theFirstSnapshotOfAPolicyIsNotPrunedByARestoreOfItsStatus() {
    world.pruneGrace(Duration.ofMinutes(10)).claim("a");
    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("02:30:00");
    world.kubectl.wipeStatus("hourly");

    world.runUntil("02:35:00");

    assertThat(world.status("hourly").memory().retention()).isPresent();
    assertThat(world.snapshots()).contains("a-hourly-202603010200");
  }

  private List<String> deleted() {
    return world.cluster.writes(Verb.DELETE_SNAPSHOT).stream()
        .map(Write::object)
        .map(r -> r.name())
        .toList();
  }

  private int deleting() {
    return (int) world.cluster.snapshots().stream().filter(s -> s.id().terminating()).count();
  }

  private List<Reason> problems(String policy) {
    return world.status(policy).problems().stream().map(p -> p.reason()).toList();
  }

  private Condition pruned() {
    String policy = world.cluster.policy(ref("daily")).map(p -> "daily").orElse("hourly");
    return world.status(policy).conditions().stream()
        .filter(c -> c.type() == Condition.Type.Pruned)
        .findFirst()
        .orElseThrow();
  }
}
