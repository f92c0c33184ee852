package io.snapherd.schedule;

import static io.snapherd.schedule.Given.DAY_BEFORE;
import static io.snapherd.schedule.Given.at;
import static io.snapherd.schedule.Given.claimCreated;
import static io.snapherd.schedule.Given.history;
import static io.snapherd.schedule.Given.policy;
import static io.snapherd.schedule.Given.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.Seeds;
import io.snapherd.model.Claim;
import io.snapherd.model.ClaimPhase;
import io.snapherd.model.Policy;
import io.snapherd.model.Snapshot;
import io.snapherd.model.Trigger;
import io.snapherd.schedule.Given.PolicyFacts;
import io.snapherd.schedule.Given.SnapshotFacts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduledRunTest {
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  @Test
  void theLatestPastSlotIsDue() {
    assertThat(due(policy().last(at("09:00")), "10:20", snapshot("09:00")))
        .isEqualTo(take("10:00"));
  }

  @Test
  void aSlotIsDueFromItsOwnSecondOn() {
    assertThat(due(policy(), "10:00")).isEqualTo(take("10:00"));
    assertThat(due(policy(), "09:59:59", snapshot("09:00"))).isEqualTo(nothing(NotDue.TAKEN));
  }

  @Test
  void afterADowntimeOnlyTheLatestSlotIsCaughtUp() {
    assertThat(due(policy().last(at("02:00")), "10:59", snapshot("02:00")))
        .isEqualTo(take("10:00"));
  }

  @Test
  void aSlotWithASnapshotIsTakenWhateverItsState() {
    SnapshotFacts failed = new SnapshotFacts().slot(at("10:00")).ready(Optional.of(false));
    assertThat(due(policy(), "10:20", failed.get())).isEqualTo(nothing(NotDue.TAKEN));
    assertThat(due(policy(), "10:20", failed.deleted(at("10:10")).get()))
        .isEqualTo(nothing(NotDue.TAKEN));
  }

  @Test
  void aSnapshotThatLostItsSlotServesNone() {
    Snapshot nameless = new SnapshotFacts().created(at("10:01")).get();
    assertThat(due(policy(), "10:20", nameless)).isEqualTo(take("10:00"));
  }

  @Test
  void aManualSnapshotNeverStandsInForASlot() {
    Snapshot manual = new SnapshotFacts().slot(at("10:00")).manual("x").get();
    assertThat(due(policy(), "10:20", manual)).isEqualTo(take("10:00"));
  }

  @Test
  void aSuspendedPolicyTakesNothing() {
    assertThat(due(policy().suspended().since(DAY_BEFORE), "10:20"))
        .isEqualTo(nothing(NotDue.SUSPENDED));
  }

  @Test
  void anEditedScheduleCausesNoCatchUp() {
    assertThat(due(policy().schedule("5 * * * *"), "10:20"))
        .isEqualTo(nothing(NotDue.BEFORE_SINCE));
  }

  @Test
  void anEditedZoneCausesNoCatchUp() {
    assertThat(due(policy().zone("Europe/Berlin"), "10:20"))
        .isEqualTo(nothing(NotDue.BEFORE_SINCE));
  }

  @Test
  void unsuspendingCausesNoCatchUp() {
    Policy wasSuspended = policy().suspended().since(DAY_BEFORE).get();
    Policy now =
        new Policy(
            wasSuspended.id(), 2, Optional.empty(), policy().get().spec(), wasSuspended.memory());
    assertThat(run(now).decide(history(), at("10:20"))).isEqualTo(nothing(NotDue.BEFORE_SINCE));
  }

  @Test
  void aLostStatusCausesNoCatchUp() {
    assertThat(due(policy().statusLost(), "10:20")).isEqualTo(nothing(NotDue.BEFORE_SINCE));
  }

  @Test
  void onlySlotsLaterThanSinceAreDue() {
    assertThat(due(policy().since(at("10:00")), "10:20")).isEqualTo(nothing(NotDue.BEFORE_SINCE));
    assertThat(due(policy().since(at("09:59:59")), "10:20")).isEqualTo(take("10:00"));
  }

  @Test
  void onlySlotsLaterThanThePolicyAreDue() {
    assertThat(due(policy().created(at("10:00")), "10:20"))
        .isEqualTo(nothing(NotDue.BEFORE_POLICY));
    assertThat(due(policy().created(at("09:59:59")), "10:20")).isEqualTo(take("10:00"));
  }

  @Test
  void onlySlotsLaterThanTheClaimAreDue() {
    assertThat(due(policy(), claimCreated("10:00"))).isEqualTo(nothing(NotDue.BEFORE_CLAIM));
    assertThat(due(policy(), claimCreated("09:59:59"))).isEqualTo(take("10:00"));
  }

  @Test
  void aSlotThatThePolicyHasPassedIsNotTakenAgain() {
    assertThat(due(policy().last(at("10:00")), "10:20", snapshot("09:00")))
        .isEqualTo(nothing(NotDue.PASSED));
    assertThat(due(policy().last(at("09:00")), "10:20", snapshot("08:00")))
        .isEqualTo(take("10:00"));
  }

  @Test
  void aClaimThatWasJustLabelledIsDueForASlotThatThePolicyHasPassed() {
    assertThat(due(policy().last(at("10:00")), "10:20")).isEqualTo(take("10:00"));
  }

  @Test
  void oneWithAManualSnapshotIsNotNewAnyMore() {
    Snapshot manual = new SnapshotFacts().slot(at("10:10")).manual("x").get();
    assertThat(due(policy().last(at("10:00")), "10:20", manual)).isEqualTo(nothing(NotDue.PASSED));
  }

  @Test
  void aLabelledClaimIsBoundBySinceCreationsAndDeadlineLikeAnyOther() {
    PolicyFacts passed = policy().last(at("10:00"));
    assertThat(due(passed, claimCreated("10:10"))).isEqualTo(nothing(NotDue.BEFORE_CLAIM));
    assertThat(due(passed.deadline(TEN_MINUTES), "10:20")).isEqualTo(nothing(NotDue.MISSED));
    assertThat(due(passed.created(at("10:10")), "10:20")).isEqualTo(nothing(NotDue.BEFORE_POLICY));
    assertThat(due(passed.since(at("10:10")), "10:20")).isEqualTo(nothing(NotDue.BEFORE_SINCE));
  }

  @Test
  void aLastScheduleTimeFarInTheFutureIsIgnored() {
    assertThat(due(policy().last(at("10:25")), "10:20", snapshot("09:00")))
        .isEqualTo(nothing(NotDue.PASSED));
    assertThat(due(policy().last(at("10:25:01")), "10:20", snapshot("09:00")))
        .isEqualTo(take("10:00"));
  }

  @Test
  void theStartingDeadlineIncludesItsLastSecond() {
    PolicyFacts policy = policy().deadline(TEN_MINUTES);
    assertThat(due(policy, "10:10")).isEqualTo(take("10:00"));
    assertThat(due(policy, "10:10:01")).isEqualTo(nothing(NotDue.MISSED));
  }

  @Test
  void withoutADeadlineASlotIsCaughtUpHoweverOldItIs() {
    PolicyFacts yearly = policy().schedule("@yearly").since(Instant.parse("2025-12-31T00:00:00Z"));
    yearly.created(Instant.parse("2025-12-31T00:00:00Z"));
    Claim claim = Given.claim(ClaimPhase.BOUND, Instant.EPOCH, Optional.empty());
    assertThat(run(yearly.get()).decide(new ClaimHistory(claim, List.of()), at("10:00")))
        .isEqualTo(new Due.Take(new Trigger.Scheduled(Instant.parse("2026-01-01T00:00:00Z"))));
  }

  @Test
  void theStartingDeadlineCountsFromSlotAndJitter() {
    ScheduledRun run = delayed(policy().deadline(TEN_MINUTES), Duration.ofMinutes(5));
    assertThat(run.decide(history(), at("10:15"))).isEqualTo(take("10:00"));
    assertThat(run.decide(history(), at("10:15:01"))).isEqualTo(nothing(NotDue.MISSED));
  }

  @Test
  void untilItsJitterIsOverTheSlotBeforeIsTheLatest() {
    ScheduledRun run = delayed(policy(), Duration.ofMinutes(5));
    assertThat(run.decide(history(), at("10:04:59"))).isEqualTo(take("09:00"));
    assertThat(run.decide(history(), at("10:05"))).isEqualTo(take("10:00"));
  }

  @Test
  void waitingForAPlaceDoesNotUseUpTheDeadline() {
    ScheduledRun run = run(policy().deadline(TEN_MINUTES).get());
    assertThat(run.stillDue(history(), at("10:00"), at("10:50"))).isEqualTo(take("10:00"));
    assertThat(run.stillDue(history(), at("10:11"), at("10:50"))).isEqualTo(nothing(NotDue.MISSED));
  }

  @Test
  void waitingForAPlaceEndsWithTheNextSlot() {
    ScheduledRun run = run(policy().deadline(TEN_MINUTES).get());
    assertThat(run.stillDue(history(), at("10:00"), at("11:05"))).isEqualTo(take("11:00"));
  }

  @Test
  void beforeTheFirstSlotOfAllNothingIsDue() {
    assertThat(run(policy().get()).decide(history(), Instant.MIN.plusSeconds(1)))
        .isEqualTo(nothing(NotDue.NO_SLOT));
  }

  @Test
  void onlyWhatIsStillToBeTakenIsOpen() {
    assertThat(take("10:00").state()).isEqualTo(SlotState.OPEN);
    assertThat(nothing(NotDue.TAKEN).state()).isEqualTo(SlotState.SERVED);
    assertThat(NotDue.values())
        .filteredOn(why -> why != NotDue.TAKEN)
        .extracting(NotDue::state)
        .containsOnly(SlotState.GIVEN_UP);
  }

  @Test
  void everyReasonIsASentenceOfItsOwn() {
    assertThat(NotDue.values())
        .extracting(NotDue::sentence)
        .doesNotHaveDuplicates()
        .allMatch(sentence -> sentence.matches("the [a-z ]+|no [a-z ]+"));
  }

  @Test
  void snapshotsOfOtherPoliciesAndClaimsArePassedOver() {
    Policy policy = policy().get();
    List<Snapshot> foreign =
        List.of(
            new SnapshotFacts().slot(at("10:00")).policyUid("other").get(),
            new SnapshotFacts().slot(at("10:00")).claimUid("other").get());
    ClaimHistory history = ClaimHistory.of(policy, Given.claim(), foreign);
    assertThat(run(policy).decide(history, at("10:20"))).isEqualTo(take("10:00"));
    assertThat(ClaimHistory.of(policy, Given.claim(), List.of(snapshot("10:00"))).snapshots())
        .hasSize(1);
  }

  static LongStream seeds() {
    return Seeds.first(100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatWasTakenIsNotDueAgainUntilTheNextSlot(long seed) {
    Random random = new Random(seed);
    ScheduledRun run = delayed(randomPolicy(random), Duration.ofSeconds(random.nextInt(1800)));
    List<Snapshot> taken = new ArrayList<>();
    Instant now = at("00:00");
    for (int i = 0; i < 50; i++) {
      now = now.plusSeconds(random.nextInt(3600));
      if (run.decide(history(taken), now) instanceof Due.Take take) {
        assertThat(taken).extracting(s -> s.origin().slot()).doesNotContain(slot(take));
        assertThat(run.slots().latestPast(now)).isEqualTo(slot(take));
        taken.add(new SnapshotFacts().slot(take.trigger().slot()).get());
        assertThat(run.decide(history(taken), now)).isEqualTo(nothing(NotDue.TAKEN));
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void manualSnapshotsNeverChangeWhatIsDueOfAClaimThatIsNotNew(long seed) {
    Random random = new Random(seed);
    ScheduledRun run = run(randomPolicy(random).get());
    Instant now = at("00:00").plusSeconds(random.nextInt(86_400));
    List<Snapshot> snapshots = new ArrayList<>();
    random
        .ints(1 + random.nextInt(3), 0, 24)
        .forEach(h -> snapshots.add(new SnapshotFacts().slot(hour(h)).get()));
    Due without = run.decide(history(snapshots), now);
    random
        .ints(5, 0, 24)
        .forEach(h -> snapshots.add(new SnapshotFacts().slot(hour(h)).manual("x").get()));
    assertThat(run.decide(history(snapshots), now)).isEqualTo(without);
  }

  private static PolicyFacts randomPolicy(Random random) {
    PolicyFacts policy = policy().since(hour(random.nextInt(24)).minusSeconds(43_200));
    if (random.nextBoolean()) {
      policy.deadline(Duration.ofSeconds(10 + random.nextInt(5000)));
    }
    if (random.nextBoolean()) {
      policy.last(hour(random.nextInt(24)));
    }
    return policy;
  }

  private static Instant hour(int hour) {
    return at("00:00").atOffset(ZoneOffset.UTC).plusHours(hour).toInstant();
  }

  private static Optional<Instant> slot(Due.Take take) {
    return Optional.of(take.trigger().slot());
  }

  private static Due due(PolicyFacts policy, String now, Snapshot... snapshots) {
    return run(policy.get()).decide(Given.history(snapshots), at(now));
  }

  private static Due due(PolicyFacts policy, Claim claim) {
    return run(policy.get()).decide(new ClaimHistory(claim, List.of()), at("10:20"));
  }

  private static ScheduledRun run(Policy policy) {
    return new ScheduledRun(policy, SlotsTest.slots(policy));
  }

  private static ScheduledRun delayed(PolicyFacts facts, Duration delay) {
    Slots slots = SlotsTest.slots(facts.get());
    return new ScheduledRun(
        facts.get(), new Slots(slots.schedule(), delay, slots.startingDeadline()));
  }

  private static Due take(String slot) {
    return new Due.Take(new Trigger.Scheduled(at(slot)));
  }

  private static Due nothing(NotDue why) {
    return new Due.Nothing(why);
  }
}
