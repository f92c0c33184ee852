package io.snapherd.schedule;

import static io.snapherd.schedule.ClaimState.LATE;
import static io.snapherd.schedule.ClaimState.PROTECTED;
import static io.snapherd.schedule.ClaimState.WAITING;
import static io.snapherd.schedule.Given.DAY_BEFORE;
import static io.snapherd.schedule.Given.at;
import static io.snapherd.schedule.Given.boundSince;
import static io.snapherd.schedule.Given.claim;
import static io.snapherd.schedule.Given.policy;
import static io.snapherd.schedule.Given.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.Claim;
import io.snapherd.model.ClaimPhase;
import io.snapherd.model.Policy;
import io.snapherd.model.Snapshot;
import io.snapherd.model.Volume;
import io.snapherd.schedule.Given.PolicyFacts;
import io.snapherd.schedule.Given.SnapshotFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The ready deadline is 10 minutes: at 10:20 the reference slot of an hourly policy is 10:00. */
class ProtectionTest {
  private static final Optional<Volume> BOUND = boundSince(DAY_BEFORE);

  @Test
  void aReadySnapshotForTheReferenceSlotProtects() {
    assertThat(state(policy(), snapshot("10:00"))).isEqualTo(PROTECTED);
  }

  @Test
  void aLaterOneDoesToo() {
    assertThat(state(policy(), snapshot("10:15"))).isEqualTo(PROTECTED);
  }

  @Test
  void anEarlierOneDoesNot() {
    assertThat(state(policy(), snapshot("09:00"))).isEqualTo(LATE);
  }

  @Test
  void aManualOneProtectsAsWell() {
    assertThat(state(policy(), new SnapshotFacts().slot(at("10:05")).manual("x").get()))
        .isEqualTo(PROTECTED);
  }

  @Test
  void oneThatIsNotReadyDoesNot() {
    SnapshotFacts facts = new SnapshotFacts().slot(at("10:00"));
    assertThat(state(policy(), facts.ready(Optional.of(false)).get())).isEqualTo(LATE);
    assertThat(state(policy(), facts.ready(Optional.empty()).get())).isEqualTo(LATE);
  }

  @Test
  void oneThatIsBeingDeletedDoesNot() {
    assertThat(state(policy(), new SnapshotFacts().slot(at("10:00")).deleted(at("10:10")).get()))
        .isEqualTo(LATE);
  }

  @Test
  void oneWithoutASlotCountsByItsCreation() {
    assertThat(state(policy(), new SnapshotFacts().created(at("10:00")).get()))
        .isEqualTo(PROTECTED);
    assertThat(state(policy(), new SnapshotFacts().created(at("09:59:59")).get())).isEqualTo(LATE);
  }

  @Test
  void aSlotLongAfterTheCreationIsNotBelieved() {
    SnapshotFacts facts = new SnapshotFacts().slot(at("10:00"));
    assertThat(state(policy(), facts.created(at("09:55")).get())).isEqualTo(PROTECTED);
    assertThat(state(policy(), facts.created(at("09:54:59")).get())).isEqualTo(LATE);
  }

  @Test
  void aSlotHasTheReadyDeadlineToBringItsSnapshot() {
    assertThat(stateAt("10:09:59", snapshot("09:00"))).isEqualTo(PROTECTED);
    assertThat(stateAt("10:10", snapshot("09:00"))).isEqualTo(LATE);
  }

  @Test
  void aSlotHasItsJitterToo() {
    Policy policy = policy().get();
    Slots slots =
        new Slots(Parsed.schedule("0 * * * *", "UTC"), Duration.ofMinutes(5), Optional.empty());
    ClaimHistory history = new ClaimHistory(claim(), List.of(snapshot("09:00")));
    assertThat(new Protection(policy, slots).stateOf(history, BOUND, at("10:14:59")))
        .isEqualTo(PROTECTED);
    assertThat(new Protection(policy, slots).stateOf(history, BOUND, at("10:15"))).isEqualTo(LATE);
  }

  @Test
  void claimsOfASuspendedPolicyWait() {
    assertThat(state(policy().suspended().since(DAY_BEFORE))).isEqualTo(WAITING);
  }

  @Test
  void aSuspendedPolicyStillProtectsWhatItHasTaken() {
    assertThat(state(policy().suspended().since(DAY_BEFORE), snapshot("10:00")))
        .isEqualTo(PROTECTED);
  }

  @Test
  void aTerminatingClaimWaits() {
    assertThat(state(claim(ClaimPhase.BOUND, DAY_BEFORE, Optional.of(at("10:10"))), BOUND))
        .isEqualTo(WAITING);
  }

  @Test
  void aClaimThatWasNeverBoundWaits() {
    assertThat(state(claim(ClaimPhase.PENDING, DAY_BEFORE, Optional.empty()), Optional.empty()))
        .isEqualTo(WAITING);
  }

  @Test
  void aClaimThatLostItsVolumeIsLate() {
    assertThat(state(claim(ClaimPhase.LOST, DAY_BEFORE, Optional.empty()), Optional.empty()))
        .isEqualTo(LATE);
  }

  @Test
  void aClaimNotOlderThanTheReferenceSlotWaits() {
    assertThat(state(Given.claimCreated("10:00"), BOUND)).isEqualTo(WAITING);
    assertThat(state(Given.claimCreated("09:59:59"), BOUND)).isEqualTo(LATE);
  }

  @Test
  void aPolicyNotOlderThanTheReferenceSlotWaits() {
    assertThat(state(policy().created(at("10:00")))).isEqualTo(WAITING);
    assertThat(state(policy().created(at("09:59:59")))).isEqualTo(LATE);
  }

  @Test
  void aBindingNotOlderThanTheReferenceSlotWaits() {
    assertThat(state(claim(), boundSince(at("10:00")))).isEqualTo(WAITING);
    assertThat(state(claim(), boundSince(at("09:59:59")))).isEqualTo(LATE);
  }

  @Test
  void aScheduleNotOlderThanTheReferenceSlotWaits() {
    assertThat(state(policy().since(at("10:00")))).isEqualTo(WAITING);
    assertThat(state(policy().since(at("09:59:59")))).isEqualTo(LATE);
    assertThat(state(policy().statusLost())).isEqualTo(WAITING);
    assertThat(state(policy().schedule("1 * * * *"))).isEqualTo(WAITING);
  }

  @Test
  void aVolumeThatIsNotCsiIsLate() {
    Volume nfs = new Volume("pv", Optional.empty(), Optional.of(DAY_BEFORE));
    assertThat(state(claim(), Optional.of(nfs))).isEqualTo(LATE);
  }

  @Test
  void aVolumeThatDoesNotTellSinceWhenItIsBoundCountsAsBound() {
    Volume old = new Volume("pv", Optional.empty(), Optional.empty());
    assertThat(state(claim(), Optional.of(old))).isEqualTo(LATE);
    assertThat(state(claim(), Optional.empty())).isEqualTo(LATE);
  }

  @Test
  void beforeTheFirstSlotOfAllEverythingWaits() {
    assertThat(
            protection(policy().get())
                .stateOf(Given.history(), BOUND, Instant.parse("0001-01-01T00:00:00Z")))
        .isEqualTo(WAITING);
  }

  private static ClaimState state(PolicyFacts policy, Snapshot... snapshots) {
    return protection(policy.get()).stateOf(Given.history(snapshots), BOUND, at("10:20"));
  }

  private static ClaimState stateAt(String now, Snapshot... snapshots) {
    return protection(policy().get()).stateOf(Given.history(snapshots), BOUND, at(now));
  }

  private static ClaimState state(Claim claim, Optional<Volume> volume) {
    return protection(policy().get())
        .stateOf(new ClaimHistory(claim, List.of()), volume, at("10:20"));
  }

  private static Protection protection(Policy policy) {
    return new Protection(policy, SlotsTest.slots(policy));
  }
}
