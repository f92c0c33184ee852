package io.snapherd.retention;

import static io.snapherd.retention.Snapshots.boundTo;
import static io.snapherd.retention.Snapshots.content;
import static io.snapherd.retention.Snapshots.contents;
import static io.snapherd.retention.Snapshots.created;
import static io.snapherd.retention.Snapshots.cut;
import static io.snapherd.retention.Snapshots.deleting;
import static io.snapherd.retention.Snapshots.groupMember;
import static io.snapherd.retention.Snapshots.held;
import static io.snapherd.retention.Snapshots.manual;
import static io.snapherd.retention.Snapshots.ofClaim;
import static io.snapherd.retention.Snapshots.ready;
import static io.snapherd.retention.Snapshots.retained;
import static io.snapherd.retention.Snapshots.unready;
import static io.snapherd.retention.Snapshots.withSlot;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.snapherd.model.Snapshot;
import io.snapherd.retention.Rule.Last;
import io.snapherd.retention.Rule.Within;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the rules themselves keep is in {@link RetentionVectorsTest}. */
class PlanTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Retention LAST_ONE = new Retention(List.of(new Last(1)), ZoneOffset.UTC);
  private static final Ties ORPHANED = Ties.NONE.with(Standing.POLICY_GONE);
  private static final Ties TERMINATING = Ties.NONE.with(Standing.CLAIM_TERMINATING);

  @Test
  void nothingToDecideIsAPlan() {
    Plan plan = plan(LAST_ONE, Ties.NONE);

    assertThat(plan.decisions()).isEmpty();
    assertThat(plan.deletions()).isEmpty();
    assertThat(plan.witness()).isEmpty();
  }

  @Test
  void decisionsAreNewestFirstAndDeletionsOldestFirst() {
    Plan plan = plan(LAST_ONE, Ties.NONE, good("b", 2), good("c", 3), good("a", 1));

    assertThat(plan.decisions())
        .extracting(d -> d.snapshot().name())
        .containsExactly("a", "b", "c");
    assertThat(plan.deletions()).extracting(d -> d.snapshot().name()).containsExactly("c", "b");
  }

  @Test
  void withoutRetentionNoReadyOneIsEverPruned() {
    Plan plan = plan(Retention.KEEP_ALL, Ties.NONE, good("a", 1), good("b", 2), good("c", 3));

    assertThat(said(plan)).isEqualTo("a keep floor; b keep no retention; c keep no retention");
  }

  @Test
  void withoutRetentionFailedOnesArePrunedAllTheSame() {
    Plan plan = plan(Retention.KEEP_ALL, Ties.NONE, bad("a", 1), bad("b", 2), good("c", 3));

    assertThat(said(plan)).isEqualTo("a keep failed; b delete failed; c keep floor");
  }

  @Test
  void aFailedOneIsNoEvidenceOnceANewerOneIsReady() {
    Plan plan = plan(LAST_ONE, Ties.NONE, good("a", 1), bad("b", 2));

    assertThat(said(plan)).isEqualTo("a keep last 1/1; b delete failed");
  }

  @Test
  void failedSnapshotsNeverPushOutReadyOnes() {
    Plan plan = plan(LAST_ONE, Ties.NONE, bad("a", 1), bad("b", 2), bad("c", 3), good("d", 4));

    assertThat(said(plan))
        .isEqualTo("a keep failed; b delete failed; c delete failed; d keep last 1/1");
  }

  @Test
  void ofATerminatingClaimNoFailedOneIsKept() {
    Plan plan = plan(LAST_ONE, TERMINATING, bad("a", 1), bad("b", 2));

    assertThat(said(plan)).isEqualTo("a delete failed; b delete failed");
  }

  @Test
  void ofATerminatingClaimReadyOnesAreKeptByTheRules() {
    Plan plan = plan(LAST_ONE, TERMINATING, good("a", 1), good("b", 2));

    assertThat(said(plan)).isEqualTo("a keep last 1/1; b delete no rule");
  }

  @Test
  void ofOrphansOnlyFailedOnesGo() {
    Snapshot lost = cut(bad("c", 3), "content");
    Plan plan = plan(LAST_ONE, ORPHANED, good("a", 1), good("b", 2), lost, bad("d", 4));

    assertThat(said(plan))
        .isEqualTo("a leave orphaned; b leave orphaned; c leave lost; d delete failed");
  }

  @Test
  void ofOrphansEachOneIsReadBeforeItIsDeleted() {
    assertThat(plan(LAST_ONE, ORPHANED, good("a", 1), bad("b", 2)).witness()).isEmpty();
  }

  @Test
  void aHeldOneIsKeptAndTakesNoSlot() {
    Plan plan = plan(LAST_ONE, Ties.NONE, held(good("a", 1)), good("b", 2), held(bad("c", 3)));

    assertThat(said(plan)).isEqualTo("a keep hold; b keep last 1/1; c keep hold");
  }

  @Test
  void whatIsBeingDeletedIsLeftEvenIfItIsHeld() {
    assertThat(said(plan(LAST_ONE, Ties.NONE, held(deleting(good("a", 1))))))
        .isEqualTo("a leave deleting");
  }

  @Test
  void aLostOneIsLeftAndTakesNoSlot() {
    Plan plan = plan(LAST_ONE, Ties.NONE, cut(bad("a", 1), "content"), good("b", 2), bad("c", 3));

    assertThat(said(plan)).isEqualTo("a leave lost; b keep last 1/1; c delete failed");
  }

  @Test
  void aLostOneIsNoNewerEvidence() {
    Plan plan = plan(LAST_ONE, Ties.NONE, cut(bad("a", 1), "content"), bad("b", 2));

    assertThat(said(plan)).isEqualTo("a leave lost; b keep failed");
  }

  @Test
  void withoutContentsACutIsLeft() {
    Facts facts = new Facts(NOW, Duration.ofMinutes(10), Contents.NOT_GIVEN);

    Plan plan =
        LAST_ONE.plan(
            List.of(cut(bad("a", 1), "content"), cut(unready("b", NOW), "content")),
            facts,
            Ties.NONE);

    assertThat(said(plan)).isEqualTo("b leave content not given; a leave content not given");
  }

  @Test
  void withoutContentsTheOthersAreDecidedAsUsual() {
    Facts facts = new Facts(NOW, Duration.ofMinutes(10), Contents.NOT_GIVEN);

    Plan plan = LAST_ONE.plan(List.of(good("a", 1), good("b", 2), bad("c", 3)), facts, Ties.NONE);

    assertThat(said(plan)).isEqualTo("a keep last 1/1; b delete no rule; c delete failed");
  }

  @Test
  void aRetainedOneTakesItsSlot() {
    Snapshot retained = good("a", 1);
    Plan plan = planWith(contents(retained(content(retained))), retained, good("b", 2));

    assertThat(said(plan)).isEqualTo("a keep last 1/1; b delete no rule");
  }

  @Test
  void aRetainedOneIsLeftWhereOthersAreDeleted() {
    Snapshot good = good("b", 2);
    Snapshot bad = bad("c", 3);
    Contents contents = contents(retained(content(good)), retained(content(bad)));

    assertThat(said(planWith(contents, good("a", 1), good, bad)))
        .isEqualTo("a keep last 1/1; b leave retain; c leave retain");
  }

  @Test
  void aRetainedContentCountsWhateverItIsBoundTo() {
    Snapshot good = good("b", 2);
    Contents contents = contents(boundTo(retained(content(good)), Optional.empty()));

    assertThat(said(planWith(contents, good("a", 1), good)))
        .isEqualTo("a keep last 1/1; b leave retain");
  }

  @Test
  void aGroupMemberIsLeftWhereOthersAreDeleted() {
    Plan plan =
        plan(
            LAST_ONE, Ties.NONE, good("a", 1), groupMember(good("b", 2)), groupMember(bad("c", 3)));

    assertThat(said(plan)).isEqualTo("a keep last 1/1; b leave group member; c leave group member");
  }

  @Test
  void aGroupMemberTakesItsSlot() {
    Plan plan = plan(LAST_ONE, Ties.NONE, groupMember(good("a", 1)), good("b", 2));

    assertThat(said(plan)).isEqualTo("a keep last 1/1; b delete no rule");
  }

  @Test
  void whatIsBeingRestoredIsKept() {
    Ties ties = Ties.NONE.restoring(Set.of("b", "c"));

    assertThat(said(plan(LAST_ONE, ties, good("a", 1), good("b", 2), bad("c", 3), bad("d", 4))))
        .isEqualTo("a keep last 1/1; b keep restoring; c keep restoring; d delete failed");
  }

  @Test
  void whatIsBeingRestoredIsKeptOfATerminatingClaimToo() {
    assertThat(said(plan(LAST_ONE, TERMINATING.restoring(Set.of("a")), bad("a", 1))))
        .isEqualTo("a keep restoring");
  }

  @Test
  void aSlotLaterThanTheLastServedOneIsKept() {
    Plan plan = plan(LAST_ONE, servedUntil(3), good("a", 1), good("b", 2), good("c", 3));

    assertThat(said(plan))
        .isEqualTo("a keep last 1/1, current slot; b keep current slot; c delete no rule");
  }

  @Test
  void aFailedOneRemembersItsSlotAsWell() {
    Plan plan = plan(LAST_ONE, servedUntil(3), good("a", 1), bad("b", 2), bad("c", 3));

    assertThat(said(plan))
        .isEqualTo("a keep last 1/1, current slot; b keep current slot; c delete failed");
  }

  @Test
  void ofATerminatingClaimAFailedOneNeedNotRememberItsSlot() {
    Ties ties = servedUntil(3).with(Standing.CLAIM_TERMINATING);

    assertThat(said(plan(LAST_ONE, ties, good("a", 1), good("b", 2), bad("c", 2))))
        .isEqualTo("a keep last 1/1, current slot; c delete failed; b keep current slot");
  }

  @Test
  void aSlotThatIsNotBelievedIsNoMemory() {
    Snapshot hostile =
        created(withSlot(bad("b", 4), Optional.of(NOW.plusSeconds(86_400))), hoursAgo(4));

    assertThat(said(plan(LAST_ONE, servedUntil(3), good("a", 1), hostile)))
        .isEqualTo("a keep last 1/1, current slot; b delete failed");
  }

  @Test
  void whereNobodyKnowsWhatWasServedNothingIsKeptForItsSlot() {
    assertThat(said(plan(LAST_ONE, Ties.NONE, good("a", 1), good("b", 2))))
        .isEqualTo("a keep last 1/1; b delete no rule");
  }

  @Test
  void aManualOneIsKeptAsLongAsItsRequestIsOpen() {
    Ties ties = new Ties(Standing.LIVING, Optional.empty(), Optional.of("17"), Set.of());

    assertThat(
            said(
                plan(
                    LAST_ONE,
                    ties,
                    good("a", 1),
                    manual(good("b", 2), "17"),
                    manual(bad("c", 3), "17"),
                    manual(good("d", 4), "16"),
                    bad("e", 5))))
        .isEqualTo(
            "a keep last 1/1; b keep current run; c keep current run;"
                + " d delete no rule; e delete failed");
  }

  @Test
  void aManualOneStandsForNoSlot() {
    Plan plan = plan(LAST_ONE, servedUntil(3), good("a", 1), manual(good("b", 2), "17"));

    assertThat(said(plan)).isEqualTo("a keep last 1/1, current slot; b delete no rule");
  }

  @Test
  void aFutureOneIsKeptAndTakesNoSlot() {
    Snapshot future = ready("a", NOW.plusSeconds(301));

    Plan plan = plan(LAST_ONE, Ties.NONE, future, ready("b", NOW.plusSeconds(300)), good("c", 1));

    assertThat(said(plan)).isEqualTo("a keep future; b keep last 1/1; c delete no rule");
  }

  @Test
  void theWitnessIsTheNewestReadyOneThatCounts() {
    Plan plan =
        plan(
            LAST_ONE,
            Ties.NONE,
            ready("a", NOW.plusSeconds(600)),
            held(good("b", 1)),
            bad("c", 2),
            good("d", 3),
            good("e", 4));

    assertThat(plan.witness()).map(Snapshot::name).contains("d");
  }

  @Test
  void heldOnesAloneAreNoWitness() {
    assertThat(plan(LAST_ONE, Ties.NONE, held(good("a", 1)), bad("b", 2), bad("c", 3)).witness())
        .isEmpty();
  }

  @Test
  void aPlanThatDeletesReadyOnesWithoutAWitnessCannotBeMade() {
    List<Decision> decisions = plan(LAST_ONE, Ties.NONE, good("a", 1), good("b", 2)).decisions();

    assertThatIllegalArgumentException().isThrownBy(() -> new Plan(decisions, Optional.empty()));
  }

  @Test
  void snapshotsOfTwoClaimsAreNoCaseForOnePlan() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(LAST_ONE, Ties.NONE, good("a", 1), ofClaim(good("b", 2), "other")));
  }

  @Test
  void aSnapshotThatIsThereTwiceCannotPushItselfOut() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(LAST_ONE, Ties.NONE, good("a", 1), good("a", 2)));
  }

  @Test
  void hostileSlotsAreDecidedLikeAnyOther() {
    Snapshot ancient = withSlot(good("b", 1), Optional.of(Instant.MIN));
    Snapshot endless = withSlot(good("a", 1), Optional.of(Instant.MAX));

    for (Rule rule : Histories.oneOfEach()) {
      Plan plan = plan(new Retention(List.of(rule), ZoneOffset.MAX), Ties.NONE, ancient, endless);

      assertThat(said(plan)).startsWith("a keep").contains("; b delete no rule");
    }
  }

  @Test
  void aWindowReachesBackFromTheEndsOfTime() {
    Retention within =
        new Retention(List.of(new Within("1h", Duration.ofHours(1))), ZoneOffset.UTC);
    Snapshot ancient = withSlot(good("a", 1), Optional.of(Instant.MIN));

    assertThat(said(plan(within, Ties.NONE, ancient))).isEqualTo("a keep within 1h");
  }

  private static Plan plan(Retention retention, Ties ties, Snapshot... snapshots) {
    return retention.plan(
        List.of(snapshots), new Facts(NOW, Duration.ofMinutes(10), contents()), ties);
  }

  private static Plan planWith(Contents contents, Snapshot... snapshots) {
    return LAST_ONE.plan(
        List.of(snapshots), new Facts(NOW, Duration.ofMinutes(10), contents), Ties.NONE);
  }

  private static Ties servedUntil(int hoursAgo) {
    return new Ties(Standing.LIVING, Optional.of(hoursAgo(hoursAgo)), Optional.empty(), Set.of());
  }

  private static Snapshot good(String name, int hoursAgo) {
    return ready(name, hoursAgo(hoursAgo));
  }

  private static Snapshot bad(String name, int hoursAgo) {
    return unready(name, hoursAgo(hoursAgo));
  }

  private static Instant hoursAgo(int hours) {
    return NOW.minus(Duration.ofHours(hours));
  }

  private static String said(Plan plan) {
    return plan.decisions().stream().map(PlanTest::said).collect(joining("; "));
  }

  private static String said(Decision decision) {
    return decision.snapshot().name()
        + " "
        + decision.verdict().name().toLowerCase(Locale.ROOT)
        + " "
        + decision.grounds().stream().map(Ground::text).collect(joining(", "));
  }
}
