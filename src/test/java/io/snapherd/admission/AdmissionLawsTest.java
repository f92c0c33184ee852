package io.snapherd.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.Seeds;
import io.snapherd.admission.Verdict.Admitted;
import io.snapherd.admission.Verdict.BehindOthers;
import io.snapherd.admission.Verdict.ClaimBusy;
import io.snapherd.admission.Verdict.DriverFull;
import io.snapherd.model.ObjectRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every single plan, whatever the facts. */
class AdmissionLawsTest {

  static LongStream seeds() {
    return Seeds.first(100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyCandidateHasAVerdict(long seed) {
    RandomFacts facts = RandomFacts.of(seed);

    assertThat(facts.plan().verdicts().keySet()).isEqualTo(Set.copyOf(facts.candidates()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noDriverGetsMoreThanItsFreePlaces(long seed) {
    RandomFacts facts = RandomFacts.of(seed);

    admittedByDriver(facts)
        .forEach(
            (driver, admitted) ->
                assertThat(facts.taken(driver) + admitted).isLessThanOrEqualTo(facts.limit()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noBusyClaimIsAdmitted(long seed) {
    RandomFacts facts = RandomFacts.of(seed);

    assertThat(facts.plan().admitted()).noneMatch(c -> facts.busy(c.claim()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noClaimIsAdmittedTwice(long seed) {
    assertThat(RandomFacts.of(seed).plan().admitted().stream().map(Candidate::claim))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noPlaceStaysFreeWhileSomebodyCouldTakeIt(long seed) {
    leavesNoPlaceFree(RandomFacts.of(seed));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theOldestSlotGoesFirst(long seed) {
    assertThat(precedences(RandomFacts.of(seed)))
        .allMatch(p -> !p.first().slot().isAfter(p.later().slot()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void ofOneSlotThePolicyGoesFirstThatHadLessOfItOrElseWasServedLongerAgo(long seed) {
    assertThat(precedences(RandomFacts.of(seed)))
        .filteredOn(p -> p.first().slot().equals(p.later().slot()))
        .allMatch(p -> p.turnOf(p.first()).compareTo(p.turnOf(p.later())) <= 0);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void withinAPolicyTheClaimGoesFirstWhoseNewestSnapshotIsOldest(long seed) {
    assertThat(precedences(RandomFacts.of(seed)))
        .filteredOn(p -> RandomFacts.sameLine(p.first(), p.later()))
        .allMatch(p -> !newest(p.first()).isAfter(newest(p.later())));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theSameFactsInAnyOrderGiveTheSamePlan(long seed) {
    RandomFacts facts = RandomFacts.of(seed);
    List<Candidate> candidates = new ArrayList<>(facts.candidates());
    List<InProgress> inProgress = new ArrayList<>(facts.inProgress());
    Collections.shuffle(candidates, new Random(seed));
    Collections.shuffle(inProgress, new Random(seed));

    Plan plan = facts.admission().admit(candidates, inProgress, facts.now());

    assertThat(plan).isEqualTo(facts.plan());
    assertThat(plan.admitted()).isEqualTo(facts.plan().admitted());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void contradictoryFactsInAnyOrderAdmitTheSameClaims(long seed) {
    RandomFacts facts = RandomFacts.contradictory(seed);
    List<Candidate> candidates = new ArrayList<>(facts.candidates());
    Collections.shuffle(candidates, new Random(seed));
    Plan plan = facts.admission().admit(candidates, List.of(), facts.now());

    assertThat(plan.admitted().stream().map(Candidate::claim))
        .containsExactlyElementsOf(facts.plan().admitted().stream().map(Candidate::claim).toList());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void contradictoryFactsAdmitNoClaimTwice(long seed) {
    assertThat(RandomFacts.contradictory(seed).plan().admitted().stream().map(Candidate::claim))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void contradictoryFactsLeaveNoPlaceFreeThatSomebodyCouldTake(long seed) {
    leavesNoPlaceFree(RandomFacts.contradictory(seed));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void oneDriversFactsChangeNoAnswerOfAnother(long seed) {
    RandomFacts facts = RandomFacts.of(seed);
    List<Candidate> cephfs =
        facts.candidates().stream().filter(c -> c.driver().equals("cephfs")).toList();
    List<InProgress> ofCephfs =
        facts.inProgress().stream().filter(p -> p.claim().name().startsWith("cephfs")).toList();

    Plan alone = facts.admission().admit(cephfs, ofCephfs, facts.now());

    assertThat(facts.plan().verdicts()).containsAllEntriesOf(alone.verdicts());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whenAnyOneIsCreatedTheOthersStayAdmittedAndNobodyElseIs(long seed) {
    RandomFacts facts = RandomFacts.withoutSharedClaims(seed);
    List<Candidate> admitted = facts.plan().admitted();

    for (Candidate created : admitted) {
      assertThat(facts.created(created).plan().admitted().stream().map(Candidate::claim))
          .containsExactlyInAnyOrderElementsOf(
              admitted.stream().filter(c -> !c.equals(created)).map(Candidate::claim).toList());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void carriedOutInItsOrderAPlanStaysAsItWas(long seed) {
    RandomFacts facts = RandomFacts.of(seed);
    List<ObjectRef> planned = facts.plan().admitted().stream().map(Candidate::claim).toList();
    List<ObjectRef> carriedOut = new ArrayList<>();

    for (Optional<Candidate> next = first(facts); next.isPresent(); next = first(facts)) {
      carriedOut.add(next.get().claim());
      facts = facts.created(next.get());
    }

    assertThat(carriedOut).isEqualTo(planned);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void untilItIsTimeToAskAgainEveryVerdictStays(long seed) {
    RandomFacts facts = RandomFacts.of(seed);
    Random random = new Random(seed);

    facts
        .plan()
        .askAgain()
        .ifPresent(
            again -> {
              long wait = Duration.between(facts.now(), again).toMillis();
              Instant before = facts.now().plusMillis(random.nextLong(wait));
              assertThat(kinds(facts.at(before))).isEqualTo(kinds(facts));
            });
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whenItIsTimeToAskAgainThatWaitIsOver(long seed) {
    RandomFacts facts = RandomFacts.of(seed);

    facts
        .plan()
        .verdicts()
        .forEach(
            (candidate, verdict) ->
                verdict
                    .askAgain()
                    .filter(again -> !(verdict instanceof BehindOthers))
                    .ifPresent(
                        again ->
                            assertThat(facts.at(again).plan().verdict(candidate))
                                .isNotEqualTo(Optional.of(verdict))));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whoWaitsIsToldForWhat(long seed) {
    RandomFacts facts = RandomFacts.of(seed);

    assertThat(facts.plan().verdicts())
        .allSatisfy(
            (candidate, verdict) ->
                assertThat(verdict).isInstanceOf(expected(facts, candidate, verdict)));
  }

  private static Class<? extends Verdict> expected(
      RandomFacts facts, Candidate candidate, Verdict verdict) {
    if (verdict instanceof Admitted) {
      return Admitted.class;
    }
    if (facts.busy(candidate.claim())) {
      return ClaimBusy.class;
    }
    return facts.taken(candidate.driver()) < facts.limit() ? BehindOthers.class : DriverFull.class;
  }

  private static void leavesNoPlaceFree(RandomFacts facts) {
    Set<ObjectRef> given =
        facts.plan().admitted().stream().map(Candidate::claim).collect(Collectors.toSet());

    assertThat(able(facts))
        .filteredOn(c -> !given.contains(c.claim()))
        .allMatch(
            c ->
                facts.taken(c.driver()) + admittedByDriver(facts).getOrDefault(c.driver(), 0L)
                    >= facts.limit());
  }

  private static Map<Candidate, Class<?>> kinds(RandomFacts facts) {
    return facts.plan().verdicts().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().getClass()));
  }

  private static Optional<Candidate> first(RandomFacts facts) {
    return facts.plan().admitted().stream().findFirst();
  }

  private static List<Candidate> able(RandomFacts facts) {
    return facts.candidates().stream().filter(c -> !facts.busy(c.claim())).toList();
  }

  /** All pairs at one driver of which the first was admitted and the later could have been. */
  private static List<Precedence> precedences(RandomFacts facts) {
    List<Candidate> admitted = facts.plan().admitted();
    List<Precedence> precedences = new ArrayList<>();
    for (int i = 0; i < admitted.size(); i++) {
      Candidate first = admitted.get(i);
      List<Candidate> before = admitted.subList(0, i);
      able(facts).stream()
          .filter(c -> c.driver().equals(first.driver()) && !c.claim().equals(first.claim()))
          .filter(c -> before.stream().noneMatch(b -> b.claim().equals(c.claim())))
          .forEach(later -> precedences.add(new Precedence(first, later, before)));
    }
    return precedences;
  }

  private record Precedence(Candidate first, Candidate later, List<Candidate> before) {
    Turn turnOf(Candidate candidate) {
      Turn turn = candidate.turn();
      for (Candidate other : before) {
        turn = RandomFacts.sameLine(other, candidate) ? turn.next() : turn;
      }
      return turn;
    }
  }

  private static Instant newest(Candidate candidate) {
    return candidate.newest().orElse(Instant.MIN);
  }

  private static Map<String, Long> admittedByDriver(RandomFacts facts) {
    return facts.plan().admitted().stream()
        .collect(Collectors.groupingBy(Candidate::driver, Collectors.counting()));
  }
}
