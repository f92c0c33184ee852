package io.snapherd.operation.taking;

import static io.snapherd.operation.fake.Kubectl.ref;
import static io.snapherd.operation.fake.World.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.DeletionPolicy;
import io.snapherd.model.Problem;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import io.snapherd.model.SnapshotClass;
import io.snapherd.operation.Key;
import io.snapherd.operation.Telemetry.Operation;
import io.snapherd.operation.fake.Faults.Call;
import io.snapherd.operation.fake.Kubectl;
import io.snapherd.operation.fake.World;
import io.snapherd.operation.fake.Write.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sections 1 and 3 of the contract: what is taken, when, and what becomes of refusals. */
class TakeSnapshotsTest {
  private final World world = new World();

  @Test
  void everySlotGetsOneSnapshotOfEveryClaim() {
    world.claim("a", "b");
    world.policy("hourly", spec -> spec);

    world.runUntil("02:30:00");

    assertThat(world.snapshots())
        .containsExactlyInAnyOrder(
            "a-hourly-202603010100",
            "b-hourly-202603010100",
            "a-hourly-202603010200",
            "b-hourly-202603010200");
    assertThat(world.status("hourly").memory().lastScheduleTime()).contains(at("02:00:00"));
  }

  @Test
  void afterDowntimeOneSlotAtMostIsCaughtUp() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("01:30:00");

    world.clock.set(at("09:30:00"));
    world.restart();
    world.settle();

    assertThat(world.snapshots()).containsExactly("a-hourly-202603010100", "a-hourly-202603010900");
  }

  @Test
  void aNewPolicyTakesNothingForSlotsBeforeIt() {
    world.claim("a");
    world.runUntil("05:30:00");
    world.policy("hourly", spec -> spec);

    world.runUntil("05:59:00");

    assertThat(world.snapshots()).isEmpty();
  }

  @Test
  void aChangedScheduleCausesNoCatchUp() {
    world.claim("a");
    world.policy("daily", spec -> spec.schedule("0 23 * * *"));
    world.runUntil("05:30:00");

    world.policy("daily", spec -> spec.schedule("0 5 * * *"));
    world.runUntil("06:30:00");

    assertThat(world.snapshots()).isEmpty();
  }

  @Test
  void aLostStatusCausesNoCatchUp() {
    world.claim("a");
    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("01:30:00");
    world.kubectl.deleteSnapshot("a-hourly-202603010100");
    world.kubectl.wipeStatus("hourly");

    world.runUntil("01:59:00");

    assertThat(world.snapshots()).isEmpty();
  }

  @Test
  void unsuspendingCausesNoCatchUp() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("01:30:00");
    world.policy("hourly", spec -> spec.suspended());
    world.runUntil("03:30:00");

    world.policy("hourly", spec -> spec);
    world.runUntil("03:59:00");

    assertThat(world.snapshots()).containsExactly("a-hourly-202603010100");
  }

  @Test
  void aPolicyWhoseStatusCannotBeWrittenTakesItsSlotsAllTheSame() {
    world.cluster.faults().refuse(Call.WRITE_STATUS, Reason.PermissionDenied);
    world.claim("a");
    world.policy("hourly", spec -> spec);

    world.runUntil("02:30:00");

    assertThat(world.snapshots()).containsExactly("a-hourly-202603010100", "a-hourly-202603010200");
  }

  @Test
  void aSlotMissedByMoreThanTheStartingDeadlineIsNotCaughtUp() {
    world.claim("a");
    world.policy("hourly", spec -> spec.startingDeadline(Duration.ofMinutes(10)));
    world.runUntil("01:30:00");

    world.clock.set(at("02:10:01"));
    world.restart();
    world.runUntil("02:59:00");

    assertThat(world.snapshots()).containsExactly("a-hourly-202603010100");
    assertThat(world.status("hourly").memory().lastScheduleTime()).contains(at("02:00:00"));
  }

  @Test
  void aClaimThatWasJustLabelledIsTakenAtOnce() {
    world.claim("a");
    world.claim("b");
    world.kubectl.labelClaim("a", "app", Optional.of("shop"));
    world.policy("hourly", spec -> spec.labelled("app", "shop"));
    world.runUntil("01:30:00");

    world.kubectl.labelClaim("b", "app", Optional.of("shop"));
    world.settle();

    assertThat(world.snapshots()).containsExactly("a-hourly-202603010100", "b-hourly-202603010100");
  }

  @Test
  void aClaimWaitsUntilItIsBoundAndIsTakenThen() {
    world.backend.claimsStick();
    world.kubectl.createClaim("a", java.util.Map.of());
    world.policy("hourly", spec -> spec);
    world.runUntil("01:30:00");
    assertThat(world.snapshots()).isEmpty();
    assertThat(world.status("hourly").memory().lastScheduleTime()).contains(at("01:00:00"));

    world.backend.bindClaim(ref("a"));
    world.settle();

    assertThat(world.snapshots()).containsExactly("a-hourly-202603010100");
  }

  @Test
  void aClaimWhoseVolumeIsShownLaterIsTakenAsSoonAsItIs() {
    world.policy("hourly", spec -> spec);
    world.runUntil("00:59:00");
    world.cluster.freezeVolumes();
    world.claim("a");
    world.runUntil("01:05:00");
    assertThat(world.snapshots()).isEmpty();
    assertThat(world.events.all()).isEmpty();

    world.cluster.thaw();
    world.settle();

    assertThat(world.snapshots()).containsExactly("a-hourly-202603010100");
  }

  @Test
  void aStorageClassThatNamesAnotherSnapshotClassIsObeyedAtOnce() {
    world.claim("a");
    world.kubectl.deleteSnapshotClass(Kubectl.CLASS);
    world.policy("hourly", spec -> spec);
    world.runUntil("01:10:00");

    world.kubectl.snapshotClass(
        new SnapshotClass("other", Kubectl.DRIVER, DeletionPolicy.DELETE, false));
    world.settle();

    assertThat(world.cluster.snapshots())
        .singleElement()
        .satisfies(s -> assertThat(s.snapshotClass()).contains("other"));
  }

  @Test
  void anAnswerOf409ForOurOwnSnapshotIsSuccess() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.cluster.faults().repeatCreates(1);

    world.runUntil("01:30:00");

    assertThat(world.snapshots()).containsExactly("a-hourly-202603010100");
    assertThat(world.status("hourly").problems()).isEmpty();
    assertThat(Reason.values())
        .allSatisfy(r -> assertThat(world.telemetry.errors(Operation.TAKE, r)).isZero());
  }

  @Test
  void aLostAnswerMakesNoSecondSnapshot() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.cluster.faults().loseAnswersOfCreates(1);

    world.runUntil("01:30:00");

    assertThat(world.snapshots()).containsExactly("a-hourly-202603010100");
    assertThat(world.status("hourly").problems()).isEmpty();
  }

  @Test
  void aForeignSnapshotUnderTheNameLeadsToTheSuffixedName() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.kubectl.createSnapshot("a-hourly-202603010100", "a");

    world.runUntil("01:30:00");

    assertThat(world.snapshots())
        .hasSize(2)
        .allMatch(name -> name.startsWith("a-hourly-202603010100"));
    assertThat(ofPolicy("hourly")).singleElement().satisfies(s -> assertThat(s.ready()).isTrue());
  }

  @Test
  void soDoesOneThatTheCachesDoNotShowYet() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("00:59:59");
    world.cluster.freezeSnapshots();
    world.kubectl.createSnapshot("a-hourly-202603010100", "a");
    world.runUntil("01:00:01");
    world.cluster.thaw();
    world.runUntil("01:30:00");

    assertThat(ofPolicy("hourly")).hasSize(1);
  }

  @Test
  void bothNamesForeignIsAProblemAndNothingIsOverwritten() {
    String first = "a-hourly-202603010100";
    String second = suffixedName(first);
    world.claim("a");
    world.policy("hourly", spec -> spec);
    List<Snapshot> foreign =
        List.of(
            world.kubectl.createSnapshot(first, "a"), world.kubectl.createSnapshot(second, "a"));
    world.runUntil("01:30:00");

    assertThat(world.cluster.snapshots())
        .extracting(s -> s.id().uid())
        .containsExactlyElementsOf(foreign.stream().map(s -> s.id().uid()).toList());
    assertThat(world.status("hourly").problems())
        .extracting(Problem::reason)
        .containsExactly(Reason.CreateRejected);
  }

  /** What the same policy and claim, with the same uids, fall back to in another world. */
  private static String suffixedName(String taken) {
    World twin = new World();
    twin.claim("a");
    twin.policy("hourly", spec -> spec);
    twin.kubectl.createSnapshot(taken, "a");
    twin.runUntil("01:00:30");
    return twin.snapshots().get(1);
  }

  @Test
  void aRefusedCreateIsTriedAgainAfter1And2And4And8And15Minutes() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.cluster.faults().refuse(Call.CREATE_SNAPSHOT, Reason.QuotaExceeded);
    List<Instant> tries = triesOf(world, "01:59:59");

    assertThat(tries)
        .containsExactly(
            at("01:00:00"),
            at("01:01:00"),
            at("01:03:00"),
            at("01:07:00"),
            at("01:15:00"),
            at("01:30:00"),
            at("01:45:00"));
  }

  @Test
  void aRefusedCreateIsGivenUpAtTheNextSlotWhichIsTriedItself() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.cluster.faults().refuse(Call.CREATE_SNAPSHOT, Reason.QuotaExceeded);
    world.runUntil("01:59:00");
    assertThat(world.status("hourly").memory().lastScheduleTime()).contains(at("01:00:00"));

    world.cluster.faults().allow(Call.CREATE_SNAPSHOT);
    world.runUntil("02:30:00");

    assertThat(world.snapshots()).containsExactly("a-hourly-202603010200");
  }

  @Test
  void aRefusedCreateIsGivenUpAtTheStartingDeadline() {
    world.claim("a");
    world.policy("hourly", spec -> spec.startingDeadline(Duration.ofMinutes(5)));
    world.cluster.faults().refuse(Call.CREATE_SNAPSHOT, Reason.QuotaExceeded);

    assertThat(triesOf(world, "01:59:59"))
        .containsExactly(at("01:00:00"), at("01:01:00"), at("01:03:00"));
    assertThat(world.status("hourly").memory().lastScheduleTime()).contains(at("01:00:00"));
  }

  @Test
  void aRefusalIsAProblemUntilASnapshotIsTaken() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.cluster.faults().refuse(Call.CREATE_SNAPSHOT, Reason.QuotaExceeded);
    world.runUntil("01:02:30");
    assertThat(problems("hourly")).containsExactly(Reason.QuotaExceeded);
    assertThat(world.events.of(Reason.QuotaExceeded)).hasSize(2);

    world.cluster.faults().allow(Call.CREATE_SNAPSHOT);
    world.runUntil("01:05:00");

    assertThat(problems("hourly")).isEmpty();
  }

  @Test
  void aRefusalStaysAProblemWhileNextSlotsAreRefusedAsWell() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.cluster.faults().refuse(Call.CREATE_SNAPSHOT, Reason.QuotaExceeded);
    world.runUntil("04:30:00");

    assertThat(world.status("hourly").problems())
        .singleElement()
        .satisfies(p -> assertThat(p.since()).isBetween(at("01:00:00"), at("01:00:01")));
    assertThat(world.events.of(Reason.QuotaExceeded)).hasSize(2);
  }

  @Test
  void aRefusalThatWasGivenUpStaysAProblem() {
    world.claim("a");
    world.policy(
        "daily", spec -> spec.schedule("0 1 * * *").startingDeadline(Duration.ofMinutes(5)));
    world.cluster.faults().refuse(Call.CREATE_SNAPSHOT, Reason.QuotaExceeded);

    world.runUntil("09:00:00");

    assertThat(problems("daily")).containsExactly(Reason.QuotaExceeded);
  }

  @Test
  void whatOneClaimIsRefusedDoesNotStopTheOthers() {
    world.claim("a", "b", "c");
    world.policy("hourly", spec -> spec);
    world.cluster.faults().refuse(Call.CREATE_SNAPSHOT, "b", Reason.CreateRejected);

    world.runUntil("03:30:00");

    assertThat(world.snapshots()).hasSize(6).noneMatch(name -> name.startsWith("b"));
  }

  @Test
  void anInvalidPolicyDoesNotStopTheOthers() {
    world.claim("a");
    world.policy("broken", spec -> spec.schedule("61 * * * *"));
    world.policy("hourly", spec -> spec);

    world.runUntil("01:30:00");

    assertThat(world.snapshots()).containsExactly("a-hourly-202603010100");
  }

  @Test
  void aClaimWithoutAClassDoesNotStopTheOthers() {
    world.claim("a", "b");
    world.backend.bindClaim(ref("b"), Optional.empty());
    world.policy("hourly", spec -> spec);

    world.runUntil("01:30:00");

    assertThat(world.snapshots()).containsExactly("a-hourly-202603010100");
    assertThat(problems("hourly")).containsExactly(Reason.NotCsi);
    assertThat(world.status("hourly").memory().lastScheduleTime()).contains(at("01:00:00"));
  }

  @Test
  void oneSnapshotOfAClaimIsInProgressOverAllPolicies() {
    world.claim("a");
    world.backend.cutsTake(Duration.ofSeconds(30));
    world.policy("first", spec -> spec);
    world.policy("second", spec -> spec);

    world.runUntil("01:00:29");
    assertThat(world.snapshots()).hasSize(1);

    world.runUntil("01:01:10");
    assertThat(world.snapshots()).hasSize(2);
    assertThat(world.cluster.snapshots()).allMatch(Snapshot::ready);
  }

  @Test
  void aForeignSnapshotHoldsItsClaimFor150SecondsAtMost() {
    world.claim("a");
    world.backend.silent("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("00:59:50");
    world.kubectl.createSnapshot("by-hand", "a");

    world.runUntil("01:02:00");
    assertThat(world.snapshots()).containsExactly("by-hand");

    world.runUntil("01:02:21");
    assertThat(world.snapshots()).containsExactly("by-hand", "a-hourly-202603010100");
  }

  @Test
  void aSlotLooksAtTheClaimsOfItsPolicyOnly() {
    world.claim("a", "b");
    world.policy("hourly", spec -> spec.claims("a"));
    world.runUntil("00:30:00");
    int before = world.wakeUps().looks(new Key.ClaimKey(ref("b")));

    world.runUntil("01:30:00");

    assertThat(world.wakeUps().looks(new Key.ClaimKey(ref("b")))).isEqualTo(before);
  }

  @Test
  void twoUnreadyOnesAreEnough() {
    world.claim("a");
    world.backend.failing("a", "no space left");
    world.policy("hourly", spec -> spec);

    world.runUntil("05:30:00");

    assertThat(world.cluster.writes(Verb.CREATE_SNAPSHOT)).hasSizeLessThanOrEqualTo(5);
    assertThat(world.snapshots()).hasSizeLessThanOrEqualTo(2);
  }

  /** A content is named after its snapshot before any status of that says so. */
  @Test
  void retainedOnesDoNotCountBeforeTheirStatusNamesTheContentEither() {
    world.kubectl.snapshotClass(
        new SnapshotClass(Kubectl.CLASS, Kubectl.DRIVER, DeletionPolicy.RETAIN, false));
    world.claim("a");
    world.backend.silent("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("01:05:00");
    world.backend.makeContent(ref("a-hourly-202603010100"));
    world.runUntil("02:05:00");
    world.backend.makeContent(ref("a-hourly-202603010200"));
    world.runUntil("03:05:00");

    assertThat(world.snapshots()).hasSize(3);
  }

  @Test
  void lostOnesDoNotStopThePolicy() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("02:30:00");
    world.backend.loseContent(ref("a-hourly-202603010100"));
    world.backend.loseContent(ref("a-hourly-202603010200"));

    world.runUntil("03:30:00");

    assertThat(world.snapshots()).contains("a-hourly-202603010300");
  }

  @Test
  void aLostOneHoldsItsClaimNoLonger() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("01:00:30");
    world.backend.loseContent(ref("a-hourly-202603010100"));
    world.kubectl.runNow("hourly", "1");

    world.runUntil("01:01:00");

    assertThat(world.snapshots()).hasSize(2);
  }

  @Test
  void withADryRunUnreadyOnesDoNotStopThePolicy() {
    world.claim("a");
    world.backend.failing("a", "no space left");
    world.policy("hourly", spec -> spec.keepLast(3).dryRun());

    world.runUntil("05:30:00");

    assertThat(world.snapshots()).hasSize(5);
  }

  private List<Snapshot> ofPolicy(String name) {
    return world.cluster.snapshots().stream()
        .filter(s -> s.origin().policyName().equals(Optional.of(name)))
        .toList();
  }

  private List<Reason> problems(String policy) {
    return world.status(policy).problems().stream().map(p -> p.reason()).toList();
  }

  private static List<Instant> triesOf(World world, String until) {
    world.runUntil(until);
    return world.cluster.faults().refused(Call.CREATE_SNAPSHOT);
  }
}
