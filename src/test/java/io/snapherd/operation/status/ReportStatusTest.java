package io.snapherd.operation.status;

import static io.snapherd.operation.fake.Kubectl.ref;
import static io.snapherd.operation.fake.World.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.Condition;
import io.snapherd.model.DeletionPolicy;
import io.snapherd.model.LabelSelector;
import io.snapherd.model.PolicyStatus.ClaimCounts;
import io.snapherd.model.PolicyStatus.SnapshotCounts;
import io.snapherd.model.Problem;
import io.snapherd.model.Reason;
import io.snapherd.model.SnapshotClass;
import io.snapherd.operation.fake.Faults.Call;
import io.snapherd.operation.fake.Kubectl;
import io.snapherd.operation.fake.World;
import io.snapherd.operation.fake.Write;
import io.snapherd.operation.fake.Write.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a policy's status says, and when it is written. */
class ReportStatusTest {
  private final World world = new World();

  @Test
  void itCountsClaimsAndSnapshots() {
    world.claim("a", "b");
    world.policy("hourly", spec -> spec);
    world.runUntil("01:30:00");

    assertThat(world.status("hourly").claims()).isEqualTo(new ClaimCounts(2, 2, 0, 0));
    assertThat(world.status("hourly").snapshots()).isEqualTo(new SnapshotCounts(2, 0, 0, 0, 0, 0));
    assertThat(world.status("hourly").nextScheduleTime()).contains(at("02:00:00"));
    assertThat(world.status("hourly").lastSuccessfulTime()).contains(at("01:00:00"));
  }

  @Test
  void whenNothingHasChangedNothingIsWritten() {
    world.claim("a");
    world.policy("daily", spec -> spec.schedule("0 23 * * *").keepLast(3));
    world.runUntil("00:30:00");
    int before = world.cluster.writes().size();

    world.runUntil("22:59:00");

    assertThat(world.cluster.writes()).hasSize(before);
  }

  @Test
  void aRestartWithoutAChangeWritesNothing() {
    world.claim("a", "b");
    world.backend.failing("b", "no space left");
    world.policy("hourly", spec -> spec.keepLast(3));
    world.policy("broken", spec -> spec.schedule("61 * * * *"));
    world.policy("elsewhere", spec -> spec.claims("none"));
    world.runUntil("04:30:00");
    int before = world.cluster.writes().size();
    int told = world.events.all().size();

    world.restart();
    world.runUntil("04:40:00");

    assertThat(world.cluster.writes()).hasSize(before);
    assertThat(world.events.all()).hasSize(told);
  }

  @Test
  void aSlotCostsAFewWritesOfTheStatus() {
    world.claim("a");
    world.policy("hourly", spec -> spec.keepLast(3));
    world.runUntil("05:30:00");
    int before = world.cluster.writes(Verb.WRITE_STATUS).size();

    world.runUntil("06:30:00");

    assertThat(world.cluster.writes(Verb.WRITE_STATUS)).hasSizeLessThanOrEqualTo(before + 6);
  }

  @Test
  void itIsWrittenOnceASecondAtMost() {
    world.claim(IntStream.range(0, 40).mapToObj(i -> "claim-" + i).toArray(String[]::new));
    world.backend.cutsTake(Duration.ofMillis(1300));
    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("02:30:00");

    List<Instant> times = world.cluster.writes(Verb.WRITE_STATUS).stream().map(Write::at).toList();
    assertThat(IntStream.range(1, times.size()))
        .allMatch(i -> !times.get(i).isBefore(times.get(i - 1).plusSeconds(1)));
  }

  @Test
  void aCacheThatIsBehindCausesNoSecondWrite() {
    world.cluster.lag(Duration.ofSeconds(3));
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("01:30:00");

    assertThat(world.cluster.writes(Verb.WRITE_STATUS)).hasSizeLessThanOrEqualTo(9);
    assertThat(world.status("hourly").claims().guarded()).isEqualTo(1);
  }

  @Test
  void aClockThatWasSetBackSilencesNoStatus() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("05:30:00");
    world.clock.set(at("04:30:00"));

    world.claim("b");
    world.runUntil("04:31:00");

    assertThat(world.status("hourly").claims().selected()).isEqualTo(2);
  }

  @Test
  void anInvalidPolicyIsNotReadyAndSaysWhy() {
    world.claim("a");
    world.policy("broken", spec -> spec.schedule("61 * * * *"));
    world.settle();

    assertThat(condition("broken", Condition.Type.Ready).status())
        .isEqualTo(Condition.Status.False);
    assertThat(condition("broken", Condition.Type.Ready).reason())
        .isEqualTo(Reason.InvalidSchedule);
    assertThat(problems("broken")).containsExactly(Reason.InvalidSchedule);
  }

  @Test
  void aMendedPolicyIsReady() {
    world.policy("broken", spec -> spec.schedule("61 * * * *"));
    world.runFor(Duration.ofMinutes(1));
    world.policy("broken", spec -> spec.schedule("1 * * * *"));
    world.runFor(Duration.ofMinutes(1));

    assertThat(condition("broken", Condition.Type.Ready).status()).isEqualTo(Condition.Status.True);
    assertThat(problems("broken")).isEmpty();
  }

  @Test
  void anUnknownZoneAndABadRetentionAreSaidToo() {
    world.policy("zone", spec -> spec.timeZone("Mars/Olympus"));
    world.policy("rules", spec -> spec.keepLast(0));
    world.settle();

    assertThat(condition("zone", Condition.Type.Ready).reason()).isEqualTo(Reason.InvalidTimeZone);
    assertThat(condition("rules", Condition.Type.Ready).reason())
        .isEqualTo(Reason.InvalidRetention);
  }

  /** An older or a newer CRD may let it through; taken for another one it would take claims. */
  @Test
  void aSelectorThatIsNoneIsSaidAndSelectsNothing() {
    LabelSelector.Expression unknown =
        new LabelSelector.Expression("tier", LabelSelector.Operator.OTHER, List.of("db"));
    world.claim("a", Map.of("tier", "db"));
    world.policy("odd", spec -> spec.selector(new LabelSelector(Map.of(), List.of(unknown))));
    world.runUntil("02:30:00");

    assertThat(condition("odd", Condition.Type.Ready).reason()).isEqualTo(Reason.InvalidSelector);
    assertThat(condition("odd", Condition.Type.Ready).message())
        .startsWith("spec.claims.selector.matchExpressions: what 'tier' should be");
    assertThat(world.snapshots()).isEmpty();
  }

  @Test
  void aSuspendedPolicyIsReadyAndHasNoNextSlot() {
    world.claim("a");
    world.policy("hourly", spec -> spec.suspended());
    world.runUntil("02:30:00");

    assertThat(condition("hourly", Condition.Type.Ready).reason()).isEqualTo(Reason.Suspended);
    assertThat(world.status("hourly").nextScheduleTime()).isEmpty();
    assertThat(world.snapshots()).isEmpty();
  }

  @Test
  void aProblemAppearsAndGoesWhileASnapshotIsStillWaitingForItsPlace() {
    world.claim("a", "b");
    world.maxInFlightPerDriver(1);
    world.backend.silent("b");
    world.kubectl.deleteSnapshotClass(Kubectl.CLASS);
    world.policy("hourly", spec -> spec.claims("a"));
    world.runUntil("01:00:10");
    assertThat(problems("hourly")).containsExactly(Reason.NoSnapshotClass);

    world.kubectl.createSnapshot("by-hand", "a");
    world.kubectl.storage(DeletionPolicy.DELETE);
    world.runUntil("01:00:11");

    assertThat(problems("hourly")).isEmpty();
  }

  @Test
  void aProblemOfAClaimThatIsNoLongerSelectedGoes() {
    world.claim("a", "b");
    world.backend.bindClaim(ref("b"), Optional.empty());
    world.policy("hourly", spec -> spec);
    world.runUntil("01:30:00");
    assertThat(problems("hourly")).containsExactly(Reason.NotCsi);

    world.kubectl.annotateClaim("b", "snapherd.io/exclude", "true");
    world.runFor(Duration.ofSeconds(5));

    assertThat(problems("hourly")).isEmpty();
    assertThat(world.status("hourly").claims().selected()).isEqualTo(1);
  }

  @Test
  void aClaimThatIsNamedAndNotThereIsAProblem() {
    world.policy("hourly", spec -> spec.claims("pvc-demo"));
    world.settle();
    assertThat(world.status("hourly").problems())
        .singleElement()
        .satisfies(p -> assertThat(p.claim()).contains("pvc-demo"))
        .satisfies(p -> assertThat(p.reason()).isEqualTo(Reason.ClaimNotFound));

    world.claim("pvc-demo");
    world.runFor(Duration.ofSeconds(5));
    assertThat(problems("hourly")).isEmpty();
  }

  @Test
  void aProblemKeepsItsBeginningOverARestart() {
    world.policy("hourly", spec -> spec.claims("pvc-demo"));
    world.runUntil("01:30:00");
    Problem before = world.status("hourly").problems().get(0);

    world.restart();
    world.claim("other");
    world.runUntil("01:40:00");

    assertThat(world.status("hourly").problems()).containsExactly(before);
  }

  @Test
  void atMostTenProblemsAreShownTheOldestFirst() {
    for (int i = 0; i < 15; i++) {
      world.claim("claim-" + (char) ('p' - i));
      world.backend.bindClaim(ref("claim-" + (char) ('p' - i)), Optional.empty());
    }
    world.policy("hourly", spec -> spec);
    world.runUntil("01:30:00");
    world.claim("a");
    world.backend.bindClaim(ref("a"), Optional.empty());
    world.runUntil("02:30:00");

    assertThat(world.status("hourly").problems()).hasSize(10);
    assertThat(world.status("hourly").problems())
        .noneSatisfy(p -> assertThat(p.claim()).contains("a"));
  }

  @Test
  void aRetainClassIsReportedBeforeTheFirstCreate() {
    world.kubectl.snapshotClass(
        new SnapshotClass(Kubectl.CLASS, Kubectl.DRIVER, DeletionPolicy.RETAIN, false));
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.settle();

    assertThat(problems("hourly")).containsExactly(Reason.RetainClass);
    assertThat(world.snapshots()).isEmpty();
  }

  /** Nor one that its snapshot does not name yet: pruning leaves it alone as well. */
  @Test
  void aContentThatIsRetainedIsReported() {
    world.claim("a");
    world.backend.silent("a");
    world.policy("hourly", spec -> spec.schedule("0 1 * * *"));
    world.runUntil("01:01:00");
    world.backend.makeContent(Kubectl.ref("a-hourly-202603010100"));
    world.kubectl.patchContent("a-hourly-202603010100", DeletionPolicy.RETAIN);
    world.runUntil("01:30:00");

    assertThat(problems("hourly")).contains(Reason.SnapshotFailed, Reason.RetainClass);
  }

  @Test
  void aFailedSnapshotIsAProblemWithTheDriversWords() {
    world.claim("a");
    world.backend.failing("a", "no space left");
    world.policy("hourly", spec -> spec);
    world.runUntil("01:30:00");

    assertThat(world.status("hourly").problems())
        .anySatisfy(
            p -> {
              assertThat(p.reason()).isEqualTo(Reason.SnapshotFailed);
              assertThat(p.message()).contains("a-hourly-202603010100", "no space left");
            });
    assertThat(world.status("hourly").snapshots().failed()).isEqualTo(1);
  }

  @Test
  void theReadyDeadlineIsCountedByTheApiServersClock() {
    world.claim("a");
    world.backend.silent("a");
    world.clockAhead(Duration.ofMinutes(4));
    world.policy("hourly", spec -> spec);
    world.runUntil("01:09:00");
    assertThat(world.status("hourly").snapshots().pending()).isEqualTo(1);

    world.runUntil("01:10:01");
    assertThat(world.status("hourly").snapshots().failed()).isEqualTo(1);
  }

  @Test
  void aLostSnapshotIsAProblemAndCountsForNothing() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("01:30:00");
    world.backend.loseContent(ref("a-hourly-202603010100"));
    world.runFor(Duration.ofSeconds(5));

    assertThat(problems("hourly")).containsExactly(Reason.SnapshotLost);
    assertThat(world.status("hourly").snapshots().lost()).isEqualTo(1);
    assertThat(world.status("hourly").claims().late()).isEqualTo(1);
  }

  @Test
  void aDeleteThatIsNotDoneAfter150SecondsSaysWhatHoldsIt() {
    world.claim("a");
    world.backend.deletesStick();
    world.policy("hourly", spec -> spec);
    world.runUntil("01:30:00");
    world.kubectl.deleteSnapshot("a-hourly-202603010100");
    world.runUntil("01:32:29");
    assertThat(problems("hourly")).isEmpty();

    world.runUntil("01:32:31");
    assertThat(world.status("hourly").problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.reason()).isEqualTo(Reason.PruneBlocked);
              assertThat(p.claim()).contains("a");
              assertThat(p.message())
                  .contains(
                      "a-hourly-202603010100",
                      "snapshot.storage.kubernetes.io/volumesnapshot-bound-protection");
            });
    assertThat(condition("hourly", Condition.Type.Pruned).reason()).isEqualTo(Reason.PruneBlocked);
  }

  @Test
  void aBlockedDeleteNamesThePendingClaimThatIsFilledFromIt() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("01:30:00");
    world.backend.claimsStick();
    world.kubectl.restoreTo("a-hourly-202603010100", "b");
    world.runFor(Duration.ofSeconds(5));
    world.kubectl.deleteSnapshot("a-hourly-202603010100");
    world.runUntil("01:34:00");

    assertThat(world.status("hourly").problems())
        .anySatisfy(
            p -> {
              assertThat(p.reason()).isEqualTo(Reason.PruneBlocked);
              assertThat(p.message()).contains("'b'");
            });
  }

  @Test
  void orphansAreReportedOnAPolicyOfTheSameNameWithTheMend() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("02:30:00");
    world.kubectl.deletePolicy("hourly");
    world.policy("hourly", spec -> spec.schedule("0 23 * * *"));
    world.runFor(Duration.ofSeconds(5));

    assertThat(world.status("hourly").problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.reason()).isEqualTo(Reason.OrphanedSnapshots);
              assertThat(p.claim()).isEmpty();
              assertThat(p.message())
                  .startsWith("2 snapshots")
                  .contains("snapherd.io/policy-uid", world.kubectl.policy("hourly").uid());
            });
  }

  @Test
  void adoptedOrphansAreCountedByTheirNewPolicyAndNoLongerReported() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("02:30:00");
    world.kubectl.deletePolicy("hourly");
    world.policy("hourly", spec -> spec.schedule("0 23 * * *"));
    world.runFor(Duration.ofSeconds(5));

    Optional<String> claim = Optional.of(world.kubectl.claim("a").uid());
    world.snapshots().forEach(s -> world.kubectl.adopt(s, world.kubectl.policy("hourly"), claim));
    world.runFor(Duration.ofSeconds(5));

    assertThat(problems("hourly")).isEmpty();
    assertThat(world.status("hourly").snapshots().ready()).isEqualTo(2);
  }

  @Test
  void orphansThatSomebodyHasDeletedAreNoLongerReported() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("01:30:00");
    world.kubectl.deletePolicy("hourly");
    world.policy("hourly", spec -> spec.schedule("0 23 * * *"));
    world.runFor(Duration.ofSeconds(5));
    assertThat(problems("hourly")).containsExactly(Reason.OrphanedSnapshots);

    world.kubectl.deleteSnapshot("a-hourly-202603010100");
    world.runFor(Duration.ofSeconds(5));

    assertThat(problems("hourly")).isEmpty();
  }

  @Test
  void aSnapshotThatIsGivenToAnotherPolicyIsCountedByThatOneOnly() {
    world.claim("a");
    world.policy("first", spec -> spec.schedule("0 1,2 * * *"));
    world.policy("second", spec -> spec.schedule("0 23 * * *"));
    world.runUntil("02:30:00");

    Optional<String> claim = Optional.of(world.kubectl.claim("a").uid());
    world.kubectl.adopt("a-first-202603010100", world.kubectl.policy("second"), claim);
    world.runFor(Duration.ofSeconds(5));

    assertThat(world.status("first").snapshots().ready()).isEqualTo(1);
    assertThat(world.status("second").snapshots().ready()).isEqualTo(1);
  }

  /** The content is named after its snapshot before any status says so. */
  @Test
  void aFailedOneThatIsNotPrunedForItsContentIsReportedBeforeItsStatusNamesThat() {
    world.claim("a");
    world.backend.silent("a");
    world.policy("hourly", spec -> spec.schedule("0 1,2 * * *"));
    world.runUntil("01:05:00");
    world.kubectl.snapshotClass(retainClass());
    world.backend.makeContent(ref("a-hourly-202603010100"));
    world.kubectl.snapshotClass(deleteClass());

    world.runUntil("02:30:00");

    assertThat(world.snapshots()).hasSize(2);
    assertThat(problems("hourly")).contains(Reason.RetainClass);
  }

  private static SnapshotClass retainClass() {
    return new SnapshotClass(Kubectl.CLASS, Kubectl.DRIVER, DeletionPolicy.RETAIN, false);
  }

  private static SnapshotClass deleteClass() {
    return new SnapshotClass(Kubectl.CLASS, Kubectl.DRIVER, DeletionPolicy.DELETE, false);
  }

  @Test
  void aSnapshotAdoptedByHalfIsLeftAloneAndReported() {
    world.claim("a");
    world.policy("hourly", spec -> spec.keepLast(1));
    world.kubectl.createSnapshot("by-hand", "a");
    world.kubectl.adopt("by-hand", world.kubectl.policy("hourly"), Optional.empty());
    world.runUntil("03:30:00");

    assertThat(world.snapshots()).contains("by-hand");
    assertThat(world.status("hourly").problems())
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("by-hand", "snapherd.io/claim-uid"));
  }

  @Test
  void aLastScheduleTimeInTheFutureIsClockSkew() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("05:30:00");
    world.clock.set(at("04:30:00"));
    world.restart();
    world.runUntil("04:31:00");

    assertThat(problems("hourly")).contains(Reason.ClockSkew);
  }

  @Test
  void aPolicyThatIsGoneIsForgotten() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("01:30:00");
    world.kubectl.deletePolicy("hourly");
    world.runUntil("01:40:00");
    int before = world.cluster.writes().size();

    world.runUntil("09:30:00");

    assertThat(world.cluster.writes()).hasSize(before);
  }

  @Test
  void aProblemSaysWhatToDo() {
    world.claim("a");
    world.backend.bindClaim(ref("a"), Optional.empty());
    world.policy("hourly", spec -> spec);
    world.settle();

    assertThat(world.status("hourly").problems())
        .extracting(Problem::message)
        .containsExactly("claim 'a' has no CSI volume. " + Reason.NotCsi.advice());
  }

  @Test
  void aDriverThatSaysTooMuchIsCutShort() {
    world.claim("a");
    world.backend.failing("a", "no space left ".repeat(100_000));
    world.policy("hourly", spec -> spec);
    world.runUntil("01:30:00");

    assertThat(world.status("hourly").problems())
        .allSatisfy(p -> assertThat(p.message()).hasSizeLessThan(1200));
  }

  @Test
  void whatAConditionSaysIsTrueOfASuspendedPolicyToo() {
    world.claim("a", "b");
    world.policy("hourly", spec -> spec.claims("a").suspended());
    world.runUntil("02:30:00");
    assertThat(condition("hourly", Condition.Type.Protected).reason()).isEqualTo(Reason.Suspended);
    assertThat(condition("hourly", Condition.Type.Protected).message())
        .isEqualTo(
            "1 of 1 claims are not expected to have a new snapshot, as the policy is suspended");

    world.policy("hourly", spec -> spec);
    world.runUntil("03:30:00");
    assertThat(condition("hourly", Condition.Type.Protected).message())
        .isEqualTo("2 of 2 claims are protected");
  }

  @Test
  void aClaimThatWaitsIsNotPassedOverInSilence() {
    world.claim("a");
    world.backend.claimsStick();
    world.kubectl.createClaim("b", Map.of());
    world.policy("hourly", spec -> spec);
    world.runUntil("00:30:00");
    assertThat(condition("hourly", Condition.Type.Protected).message())
        .isEqualTo(
            "2 of 2 claims are not expected to have a snapshot yet, being new, not bound, or being"
                + " deleted");

    world.runUntil("01:30:00");
    assertThat(condition("hourly", Condition.Type.Protected).message())
        .startsWith("1 of 2 claims are protected; 1 of 2 claims are not expected");
  }

  @Test
  void whatHoldsPruningUpSaysUntilWhen() {
    world.pruneGrace(Duration.ofMinutes(10));
    world.claim("a");
    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("00:05:00");

    assertThat(condition("hourly", Condition.Type.Pruned).message())
        .startsWith("nothing is deleted before 2026-03-01T00:10:00Z");
  }

  @Test
  void aRefusedWriteIsTriedAgain() {
    world.cluster.faults().refuse(Call.WRITE_STATUS, Reason.ApiUnavailable);
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("00:10:00");
    world.cluster.faults().allow(Call.WRITE_STATUS);
    world.runUntil("00:11:00");

    assertThat(world.status("hourly").claims().selected()).isEqualTo(1);
  }

  @Test
  void withJitterTheNextSlotIsTheOneThatWasNotActedOnYet() {
    world.claim("a");
    world.policy("hourly", spec -> spec.jitter(Duration.ofMinutes(30)));
    world.runUntil("00:59:00");
    world.runUntil("01:00:05");
    world.claim("b");
    world.runUntil("01:00:10");

    boolean acted = !world.snapshots().isEmpty();
    assertThat(world.status("hourly").nextScheduleTime())
        .contains(at(acted ? "02:00:00" : "01:00:00"));
  }

  private List<Reason> problems(String policy) {
    return world.status(policy).problems().stream().map(Problem::reason).toList();
  }

  private Condition condition(String policy, Condition.Type type) {
    return world.status(policy).conditions().stream()
        .filter(c -> c.type() == type)
        .findFirst()
        .orElseThrow();
  }
}
