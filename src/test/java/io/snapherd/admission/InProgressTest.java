package io.snapherd.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.admission.InProgress.Place;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InProgressTest {
  private static final Instant T = Instant.parse("2026-03-01T02:30:00Z");
  private static final Instant TEN_MINUTES_LATER = T.plusSeconds(600);
  private static final Instant TWO_AND_A_HALF_MINUTES_LATER = T.plusSeconds(150);

  private final SnapshotSample fresh = SnapshotSample.fresh("s", "data", T);
  private final SnapshotSample ours = fresh.taken("nightly", T);

  @Test
  void oursHoldsItsClaimUntilTheReadyDeadlineOfItsPolicy() {
    assertThat(only(ours).claimUntil()).isEqualTo(TEN_MINUTES_LATER);
  }

  @Test
  void foreignHoldsItsClaimFor150Seconds() {
    assertThat(only(fresh).claimUntil()).isEqualTo(TWO_AND_A_HALF_MINUTES_LATER);
  }

  @Test
  void oneWhosePolicyIsGoneHoldsItsClaimAsAForeignOneDoes() {
    assertThat(only(fresh.taken("gone", T)).claimUntil()).isEqualTo(TWO_AND_A_HALF_MINUTES_LATER);
  }

  @Test
  void theClaimIsTheOneOfThatNameInItsNamespace() {
    assertThat(only(ours).claim()).isEqualTo(new ObjectRef("shop", "data"));
  }

  @Test
  void oursHoldsItsPlaceFor150SecondsWhateverTheReadyDeadline() {
    assertThat(only(ours).place()).contains(new Place("driver-of-s", TWO_AND_A_HALF_MINUTES_LATER));
  }

  @Test
  void foreignTakesAPlaceToo() {
    assertThat(only(fresh).place())
        .contains(new Place("driver-of-s", TWO_AND_A_HALF_MINUTES_LATER));
  }

  @Test
  void anErrorGivesThePlaceBack() {
    assertThat(only(ours.error("rpc error: Aborted")).place()).isEmpty();
  }

  @Test
  void anErrorDoesNotGiveTheClaimBack() {
    assertThat(only(ours.error("rpc error: Aborted")).claimUntil()).isEqualTo(TEN_MINUTES_LATER);
  }

  @Test
  void oneWithoutKnownDriverTakesNoPlace() {
    List<InProgress> inProgress =
        InProgress.among(
            List.of(ours.get()), List.of(), s -> Optional.empty(), InProgressTest::deadline);

    assertThat(inProgress).singleElement().matches(p -> p.place().isEmpty());
  }

  @Test
  void notReadyIsInProgressAsIsNotKnownYet() {
    assertThat(among(ours.ready(false))).hasSize(1);
  }

  @Test
  void readyIsNotInProgress() {
    assertThat(among(ours.ready(true))).isEmpty();
  }

  @Test
  void readyWinsOverAnErrorThatIsStillShown() {
    assertThat(among(ours.error("timed out").ready(true))).isEmpty();
  }

  @Test
  void oneBeingDeletedIsInProgressUntilItIsGone() {
    assertThat(only(ours.deleting())).isEqualTo(only(ours));
  }

  @Test
  void oneMadeFromAnExistingContentIsNotBeingMade() {
    assertThat(among(fresh.withoutClaim())).isEmpty();
  }

  @Test
  void aCreateThatIsNotShownYetHoldsAllThatItWill() {
    assertThat(InProgress.sent(ours.get().ref(), candidate(), Duration.ofMinutes(10), T))
        .isEqualTo(only(ours));
  }

  @Test
  void aCreateThatIsNotShownYetIsAmongThem() {
    InProgress sent = sent("unseen");

    assertThat(
            InProgress.among(
                List.of(), List.of(sent), InProgressTest::driver, InProgressTest::deadline))
        .containsExactly(sent);
  }

  @Test
  void aCreateThatIsShownCountsOnceAsItIsShown() {
    assertThat(
            InProgress.among(
                List.of(ours.error("no space").get()),
                List.of(sent("s")),
                InProgressTest::driver,
                InProgressTest::deadline))
        .singleElement()
        .matches(p -> p.place().isEmpty());
  }

  @Test
  void aCreateThatIsShownReadyIsOver() {
    assertThat(
            InProgress.among(
                List.of(ours.ready(true).get()),
                List.of(sent("s")),
                InProgressTest::driver,
                InProgressTest::deadline))
        .isEmpty();
  }

  private static Candidate candidate() {
    return new Candidate(
        Turn.first("nightly"), new ObjectRef("shop", "data"), "driver-of-s", T, Optional.empty());
  }

  private static InProgress sent(String name) {
    return InProgress.sent(new ObjectRef("shop", name), candidate(), Duration.ofMinutes(10), T);
  }

  private static InProgress only(SnapshotSample sample) {
    return among(sample).get(0);
  }

  private static List<InProgress> among(SnapshotSample sample) {
    return InProgress.among(
        List.of(sample.get()), List.of(), InProgressTest::driver, InProgressTest::deadline);
  }

  private static Optional<String> driver(Snapshot snapshot) {
    return Optional.of("driver-of-" + snapshot.name());
  }

  private static Optional<Duration> deadline(Snapshot snapshot) {
    return snapshot
        .origin()
        .policyUid()
        .filter("nightly"::equals)
        .map(uid -> Duration.ofMinutes(10));
  }
}
