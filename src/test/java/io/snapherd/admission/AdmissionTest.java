package io.snapherd.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.snapherd.admission.InProgress.Place;
import io.snapherd.admission.Verdict.Admitted;
import io.snapherd.admission.Verdict.BehindOthers;
import io.snapherd.admission.Verdict.ClaimBusy;
import io.snapherd.admission.Verdict.DriverFull;
import io.snapherd.model.ObjectRef;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static final Instant NOW = Instant.parse("2026-03-01T02:30:00Z");
  private static final Instant YESTERDAY = NOW.minusSeconds(86_400);

  @Test
  void whereNothingIsInProgressACandidateIsAdmitted() {
    Candidate a = candidate("p", "a");

    assertThat(plan(1, List.of(a), List.of()).verdict(a)).contains(new Admitted());
  }

  @Test
  void withoutCandidatesThereIsNothingToWaitFor() {
    assertThat(plan(1, List.of(), List.of(place(9)))).isEqualTo(new Plan(Map.of()));
  }

  @Test
  void aBusyClaimIsWaitedFor() {
    Candidate a = candidate("p", "a");

    assertThat(plan(1, List.of(a), List.of(holding("a", 7))).verdict(a))
        .contains(new ClaimBusy(NOW.plusSeconds(7)));
  }

  @Test
  void aClaimThatIsHeldTwiceIsBusyUntilBothLetGo() {
    Candidate a = candidate("p", "a");

    assertThat(
            plan(1, List.of(a), List.of(holding("a", 3), holding("a", 7), holding("a", 5)))
                .verdict(a))
        .contains(new ClaimBusy(NOW.plusSeconds(7)));
  }

  @Test
  void aClaimOfTheSameNameInAnotherNamespaceIsAnotherClaim() {
    Candidate a = candidate("p", "a");
    InProgress elsewhere =
        new InProgress(
            new ObjectRef("farm", "s"),
            new ObjectRef("farm", "a"),
            NOW.plusSeconds(7),
            Optional.empty());

    assertThat(plan(1, List.of(a), List.of(elsewhere)).admitted()).containsExactly(a);
  }

  @Test
  void theClaimIsFreeAtItsDeadline() {
    Candidate a = candidate("p", "a");

    assertThat(plan(1, List.of(a), List.of(holding("a", 0))).admitted()).containsExactly(a);
  }

  @Test
  void thePlaceIsFreeAtItsEnd() {
    Candidate a = candidate("p", "a");

    assertThat(plan(1, List.of(a), List.of(place(0))).admitted()).containsExactly(a);
  }

  @Test
  void aFullDriverIsWaitedForUntilItsFirstPlaceIsFree() {
    Candidate a = candidate("p", "a");

    assertThat(plan(2, List.of(a), List.of(place(9), place(4))).verdict(a))
        .contains(new DriverFull(NOW.plusSeconds(4)));
  }

  @Test
  void aDriverAboveTheLimitIsFullUntilItIsBelowTheLimit() {
    Candidate a = candidate("p", "a");

    assertThat(plan(2, List.of(a), List.of(place(9), place(4), place(6), place(5))).verdict(a))
        .contains(new DriverFull(NOW.plusSeconds(6)));
  }

  @Test
  void aPlaceAtAnotherDriverIsNotMissed() {
    Candidate a = new Candidate(Turn.first("p"), claim("a"), "rbd", NOW, Optional.empty());

    assertThat(plan(1, List.of(a), List.of(place(9))).admitted()).containsExactly(a);
  }

  @Test
  void aBusyClaimDoesNotKeepAFreePlaceFromTheNext() {
    Candidate busy = candidate("p", "a");
    Candidate next = candidate("p", "b");

    assertThat(plan(1, List.of(busy, next), List.of(holding("a", 7))).admitted())
        .containsExactly(next);
  }

  @Test
  void whoFindsTheFreePlacesGivenToOthersWaitsBehindThem() {
    Candidate a = candidate("p", "a");
    Candidate b = candidate("p", "b");

    assertThat(plan(2, List.of(b, a), List.of(place(9))).verdict(b))
        .contains(new BehindOthers(NOW.plusSeconds(9)));
  }

  @Test
  void whoWaitsBehindOthersWaitsForThePlacesTheyGetNow() {
    Candidate a = candidate("p", "a");
    Candidate b = candidate("p", "b");

    assertThat(plan(1, List.of(a, b), List.of()).verdict(b))
        .contains(new BehindOthers(NOW.plusSeconds(150)));
  }

  @Test
  void aPlaceThatIsHeldFarIntoTheFutureDoesNotPutTheNextQuestionOff() {
    Candidate a = candidate("p", "a");
    Candidate b = candidate("p", "b");

    assertThat(plan(2, List.of(a, b), List.of(place(999_999))).verdict(b))
        .contains(new BehindOthers(NOW.plusSeconds(150)));
  }

  @Test
  void ofTwoPoliciesForOneClaimTheFirstGetsItAndTheOtherWaits() {
    Candidate first = candidate("p", "a");
    Candidate second = candidate("q", "a");

    assertThat(plan(10, List.of(second, first), List.of()).verdicts())
        .containsEntry(first, new Admitted())
        .containsEntry(second, new BehindOthers(NOW.plusSeconds(150)));
  }

  @Test
  void aPolicyThatFindsItsFirstClaimGivenAwayKeepsItsTurn() {
    Candidate given = candidate("p", "a");
    Candidate found = candidate("q", "a");
    Candidate next = candidate("q", "b");

    assertThat(plan(2, List.of(given, candidate("p", "c"), found, next), List.of()).admitted())
        .containsExactly(given, next);
  }

  @Test
  void theOldestSlotGoesFirst() {
    Candidate late = new Candidate(Turn.first("p"), claim("a"), "ceph", NOW, Optional.empty());
    Candidate early =
        new Candidate(
            new Turn("z", 9, Optional.of(NOW)), claim("z"), "ceph", YESTERDAY, Optional.of(NOW));

    assertThat(plan(1, List.of(late, early), List.of()).admitted()).containsExactly(early);
  }

  @Test
  void policiesOfTheSameSlotTakeTurns() {
    List<Candidate> candidates =
        List.of(
            candidate("p", "a"),
            candidate("p", "b"),
            candidate("p", "c"),
            candidate("q", "d"),
            candidate("r", "e"));

    assertThat(plan(10, candidates, List.of()).admitted().stream().map(Candidate::policyUid))
        .containsExactly("p", "q", "r", "p", "p");
  }

  @Test
  void whatAPolicyHadOfTheSlotAlreadyCountsAsTurns() {
    Candidate served =
        new Candidate(
            new Turn("p", 1, Optional.empty()), claim("a"), "ceph", NOW, Optional.empty());
    Candidate unserved = candidate("q", "b");

    assertThat(plan(1, List.of(served, unserved), List.of()).admitted()).containsExactly(unserved);
  }

  @Test
  void withinAPolicyTheClaimWhoseNewestSnapshotIsOldestGoesFirst() {
    Candidate newer = candidate("p", "a", YESTERDAY.plusSeconds(1));
    Candidate older = candidate("p", "b", YESTERDAY);

    assertThat(plan(2, List.of(newer, older), List.of()).admitted()).containsExactly(older, newer);
  }

  @Test
  void withinAPolicyAClaimWithoutSnapshotGoesBeforeAnyWithOne() {
    Candidate some = candidate("p", "a", Instant.EPOCH);
    Candidate none = candidate("p", "b");

    assertThat(plan(2, List.of(some, none), List.of()).admitted()).containsExactly(none, some);
  }

  @Test
  void withinAPolicyTheNameDecidesWhatNothingElseDoes() {
    Candidate a = candidate("p", "a", YESTERDAY);
    Candidate b = candidate("p", "b", YESTERDAY);

    assertThat(plan(2, List.of(b, a), List.of()).admitted()).containsExactly(a, b);
  }

  @Test
  void aTurnThatContradictsAnotherOfTheSamePolicyKeepsNobodyOut() {
    Candidate a = candidate("p", "a");
    Candidate b = candidate("p", "b");
    Candidate c = new Candidate(Turn.first("p").next(), claim("c"), "ceph", NOW, Optional.empty());

    assertThat(plan(10, List.of(a, b, c), List.of()).admitted()).containsExactly(a, b, c);
  }

  @Test
  void thePlanGoesDriverByDriver() {
    Candidate o = new Candidate(Turn.first("p"), claim("b"), "o", NOW, Optional.empty());
    Candidate p = new Candidate(Turn.first("p"), claim("a"), "p", NOW, Optional.empty());

    assertThat(plan(1, List.of(p, o), List.of()).admitted()).containsExactly(o, p);
  }

  @Test
  void aCandidateGivenTwiceIsOneCandidate() {
    Candidate a = candidate("p", "a");

    assertThat(plan(2, List.of(a, a), List.of()).admitted()).containsExactly(a);
  }

  @Test
  void thePlanNamesTheOneThatMayCreateForAClaim() {
    Candidate b = candidate("p", "b");
    Plan plan = plan(10, List.of(candidate("p", "a"), b), List.of());

    assertThat(plan.admitted(claim("b"))).contains(b);
  }

  @Test
  void thePlanNamesNoneForAClaimThatHasToWait() {
    Plan plan = plan(1, List.of(candidate("p", "a"), candidate("p", "b")), List.of());

    assertThat(plan.admitted(claim("b"))).isEmpty();
  }

  @Test
  void thePlanKnowsNoVerdictOnAStranger() {
    assertThat(plan(1, List.of(), List.of()).verdict(candidate("p", "a"))).isEmpty();
  }

  @Test
  void thePlanDoesNotChangeWithTheMapItWasMadeOf() {
    Map<Candidate, Verdict> verdicts = new HashMap<>();
    Plan plan = new Plan(verdicts);
    verdicts.put(candidate("p", "a"), new Admitted());

    assertThat(plan.admitted()).isEmpty();
  }

  @Test
  void thePlanIsWorthAskingAgainWhenTheFirstWaitEnds() {
    List<Candidate> candidates = List.of(candidate("p", "a"), candidate("p", "b"));

    assertThat(plan(1, candidates, List.of(holding("a", 3), place(7))).askAgain())
        .contains(NOW.plusSeconds(3));
  }

  @Test
  void aPlanInWhichNobodyWaitsNeedsNoTimer() {
    assertThat(plan(2, List.of(candidate("p", "a")), List.of(place(7))).askAgain()).isEmpty();
  }

  @Test
  void aVerdictSaysWhatIsWaitedForAndHowLong() {
    assertThat(
            List.of(new Admitted(), new ClaimBusy(NOW), new DriverFull(NOW), new BehindOthers(NOW))
                .stream()
                .map(Verdict::sentence))
        .containsExactly(
            "It may be created now.",
            "It waits for another snapshot of this claim, until 2026-03-01T02:30:00Z at the"
                + " latest.",
            "It waits for a place at the driver; the next is free at 2026-03-01T02:30:00Z at the"
                + " latest.",
            "It waits for others that go first.");
  }

  @Test
  void aLimitThatLetsNothingThroughIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Admission(0));
  }

  private static Plan plan(int limit, List<Candidate> candidates, List<InProgress> inProgress) {
    return new Admission(limit).admit(candidates, inProgress, NOW);
  }

  private static Candidate candidate(String policy, String claim) {
    return new Candidate(Turn.first(policy), claim(claim), "ceph", NOW, Optional.empty());
  }

  private static Candidate candidate(String policy, String claim, Instant newest) {
    return new Candidate(Turn.first(policy), claim(claim), "ceph", NOW, Optional.of(newest));
  }

  private static ObjectRef claim(String name) {
    return new ObjectRef("shop", name);
  }

  /** A claim is held, but no place. */
  private static InProgress holding(String claim, int seconds) {
    return new InProgress(
        new ObjectRef("shop", claim + seconds),
        claim(claim),
        NOW.plusSeconds(seconds),
        Optional.empty());
  }

  /** A place of driver ceph is held, by a claim that is no candidate. */
  private static InProgress place(int seconds) {
    return new InProgress(
        new ObjectRef("shop", "s" + seconds),
        claim("other" + seconds),
        NOW.plusSeconds(600),
        Optional.of(new Place("ceph", NOW.plusSeconds(seconds))));
  }
}
