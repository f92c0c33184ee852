package io.snapherd.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.Seeds;
import io.snapherd.model.Dating;
import io.snapherd.model.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every history. */
class RetentionLawsTest {

  static LongStream seeds() {
    return Seeds.first(100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theOrderOfTheSnapshotsDoesNotMatter(long seed) {
    History history = History.mixed(seed);

    assertThat(history.with(history.random().shuffled(history.snapshots())).plan())
        .isEqualTo(history.plan());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everySnapshotIsDecidedAboutOnceAndForAReason(long seed) {
    History history = History.mixed(seed);

    assertThat(history.plan().decisions())
        .allSatisfy(d -> assertThat(d.grounds()).isNotEmpty())
        .extracting(Decision::snapshot)
        .containsExactlyInAnyOrderElementsOf(history.snapshots());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void decisionsAreNewestFirstAndDeletionsOldestFirst(long seed) {
    Plan plan = History.mixed(seed).plan();

    assertThat(plan.decisions())
        .extracting(Decision::time)
        .isSortedAccordingTo(Comparator.<Instant>naturalOrder().reversed());
    assertThat(plan.deletions()).extracting(Decision::time).isSorted();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aSecondPassDeletesNothing(long seed) {
    assertThat(History.mixed(seed).pruned().deleted()).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theNewestReadyOneIsNeverDeleted(long seed) {
    Stream<Decision> ready =
        History.mixed(seed).plan().decisions().stream().filter(RetentionLawsTest::ready);

    assertThat(ready.limit(1)).extracting(Decision::verdict).doesNotContain(Verdict.DELETE);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anotherRuleNeverDeletesMore(long seed) {
    History history = History.mixed(seed);
    History more = history.and(List.of(history.random().rule()));

    assertThat(history.deleted()).containsAll(more.deleted());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aHigherLimitNeverDeletesMore(long seed) {
    History history = History.mixed(seed);
    List<Rule> higher = history.retention().rules().stream().map(history.random()::grown).toList();

    assertThat(history.deleted())
        .containsAll(history.with(new Retention(higher, history.retention().zone())).deleted());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatIsKeptIsTheUnionOfWhatEachRuleKeeps(long seed) {
    History history = History.plain(seed);
    Set<String> union = new TreeSet<>();
    for (Rule rule : history.retention().rules()) {
      union.addAll(history.with(new Retention(List.of(rule), history.retention().zone())).kept());
    }

    assertThat(history.kept()).isEqualTo(union);
  }

  /**
   * In whatever order the snapshots become Ready, and whatever the rules, as long as those stay the
   * same, and no snapshot stops to be Ready. So an operator that was down, or prunes late, ends up
   * with what one keeps that never rested.
   */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void pruningAfterEachSnapshotKeepsWhatPruningOnceAtTheEndKeeps(long seed) {
    History history = History.plain(seed);
    History steps = history.with(List.of());
    for (Snapshot next : history.random().shuffled(history.snapshots())) {
      steps = steps.plus(next).pruned();
    }

    assertThat(steps.kept()).isEqualTo(history.kept());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void onlyReadyOnesThatCountHaveASayInWhatIsKeptOfThem(long seed) {
    History history = History.mixed(seed);
    List<Snapshot> counting = history.snapshots().stream().filter(history::counts).toList();

    assertThat(history.plan().decisions())
        .filteredOn(d -> history.counts(d.snapshot()))
        .isEqualTo(history.with(counting).plan().decisions());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void timeAloneDeletesNoReadyOne(long seed) {
    History history = History.plain(seed);
    Instant later = history.facts().now().plus(Duration.ofDays(seed * 10));
    Facts facts = new Facts(later, Histories.READY_DEADLINE, history.facts().contents());

    assertThat(history.with(facts).deleted()).isEqualTo(history.deleted());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatAReadyOneIsDeletedForIsOlderThanTheWitness(long seed) {
    History history = History.mixed(seed);
    Plan plan = history.plan();

    assertThat(plan.deletions().stream().filter(RetentionLawsTest::ready))
        .allSatisfy(
            d ->
                assertThat(plan.witness().map(Dating::time))
                    .hasValueSatisfying(time -> assertThat(time).isAfterOrEqualTo(d.time())));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theWitnessIsReadyAndKept(long seed) {
    History history = History.mixed(seed);

    assertThat(history.plan().witness().stream())
        .allSatisfy(witness -> assertThat(history.counts(witness)).isTrue())
        .allSatisfy(witness -> assertThat(history.kept()).contains(witness.name()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nothingIsDeletedThatSomethingForbidsToDelete(long seed) {
    History history = History.mixed(seed);

    assertThat(history.plan().deletions())
        .extracting(Decision::snapshot)
        .noneMatch(s -> s.id().terminating())
        .noneMatch(s -> s.marks().hold().isPresent())
        .noneMatch(s -> s.status().group())
        .noneMatch(s -> history.ties().restoring().contains(s.name()))
        .noneMatch(history.facts()::retained);
  }

  private static boolean ready(Decision decision) {
    return decision.state() == State.READY;
  }
}
