package io.snapherd.restore;

import static io.snapherd.restore.ClaimBuilder.claim;
import static io.snapherd.restore.Shop.NOW;
import static io.snapherd.restore.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.Claim;
import io.snapherd.model.ClaimPhase;
import io.snapherd.model.Names;
import io.snapherd.model.Reason;
import io.snapherd.restore.RestoreDecision.Make;
import io.snapherd.restore.RestoreDecision.Report;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a request that was acted on: each runs once. */
class RestoreOnceTest {
  private static final Instant LATER = NOW.plusSeconds(300);
  private static final Claim ASKING = claim("pvc-demo").restoreFrom("latest").build();
  private static final RestoreRequest REQUEST = RestoreRequest.on(ASKING, NOW);
  private static final Make MAKE =
      (Make)
          RestoreDecision.of(
              REQUEST, Optional.empty(), new Shop().with(snapshot("s").takenOf("c-1")), NOW);
  private static final RestoreStatus MADE = MAKE.status();
  private static final String TARGET = MAKE.claim().ref().name();

  @Test
  void aClaimThatIsNotBoundYetChangesNothing() {
    assertThat(decide(Optional.of(MADE), shop(pending()))).isEqualTo(new Report(MADE));
  }

  @Test
  void aBoundClaimIsRestored() {
    assertThat(report(Optional.of(MADE), shop(bound())))
        .isEqualTo(
            new RestoreStatus(
                MADE.request(),
                Optional.of("s"),
                MADE.cutTime(),
                Optional.of(TARGET),
                RestorePhase.Bound,
                Reason.Restored,
                "claim '" + TARGET + "' is restored",
                LATER));
  }

  @Test
  void aClaimThatLostItsVolumeSinceWasRestored() {
    assertThat(report(Optional.of(MADE), shop(pending().phase(ClaimPhase.LOST))).phase())
        .isEqualTo(RestorePhase.Bound);
  }

  @Test
  void theProvisionersLastReasonIsTold() {
    RestoreStatus status =
        report(
            Optional.of(MADE),
            shop(pending()).withEvent(TARGET, "ProvisioningFailed", "no space left"));

    assertThat(status.phase()).isEqualTo(RestorePhase.Provisioning);
    assertThat(status.reason()).isEqualTo(Reason.ProvisioningFailed);
    assertThat(status.message())
        .isEqualTo("claim '" + TARGET + "' is made and not bound yet: no space left");
  }

  @ParameterizedTest
  @ValueSource(strings = {"WaitForFirstConsumer", "WaitForPodScheduled"})
  void aClaimThatWaitsForAPodIsWaiting(String event) {
    RestoreStatus status =
        report(Optional.of(MADE), shop(pending()).withEvent(TARGET, event, "waiting for a pod"));

    assertThat(status.phase()).isEqualTo(RestorePhase.Waiting);
    assertThat(status.reason()).isEqualTo(Reason.ClaimNotBound);
    assertThat(status.message()).endsWith(": waiting for a pod");
    assertThat(status.claim()).contains(TARGET);
  }

  @Test
  void otherEventsAreNoNews() {
    assertThat(
            decide(Optional.of(MADE), shop(pending()).withEvent(TARGET, "Provisioning", "started")))
        .isEqualTo(new Report(MADE));
  }

  @Test
  void anOldFailureIsForgottenOnceTheClaimIsBound() {
    Shop shop = shop(bound());
    RestoreStatus followed = report(Optional.of(MADE), shop);
    RestoreStatus rebuilt = report(Optional.empty(), shop);

    shop.withEvent(TARGET, "ProvisioningFailed", "no space left");

    assertThat(report(Optional.of(MADE), shop)).isEqualTo(followed);
    assertThat(report(Optional.empty(), shop)).isEqualTo(rebuilt);
  }

  @ParameterizedTest
  @EnumSource
  void aLostStatusIsRebuiltFromTheClaim(ClaimPhase phase) {
    RestoreStatus status = report(Optional.empty(), shop(pending().phase(phase)));

    assertThat(status)
        .isEqualTo(
            new RestoreStatus(
                MADE.request(),
                Optional.of("s"),
                MADE.cutTime(),
                Optional.of(TARGET),
                phase == ClaimPhase.PENDING ? RestorePhase.Provisioning : RestorePhase.Bound,
                Reason.AlreadyRestored,
                "claim '" + TARGET + "' was already made for this request",
                LATER));
  }

  @Test
  void aStatusOfAnotherRequestIsNone() {
    RestoreStatus other = RestoreStatus.refused("other", Reason.ClaimExists, "no", NOW);

    assertThat(report(Optional.of(other), shop(bound())).reason())
        .isEqualTo(Reason.AlreadyRestored);
  }

  @Test
  void alreadyRestoredStaysSo() {
    RestoreStatus rebuilt = report(Optional.empty(), shop(bound()));

    assertThat(
            RestoreDecision.of(REQUEST, Optional.of(rebuilt), shop(bound()), LATER.plusSeconds(60)))
        .isEqualTo(new Report(rebuilt));
  }

  @Test
  void aCreateWhoseAnswerWasLostIsFollowedAsTheFirst() {
    RestoreStatus refused = MADE.waiting(Reason.ApiUnavailable, "timeout", NOW);

    assertThat(report(Optional.of(refused), shop(bound())).reason()).isEqualTo(Reason.Restored);
  }

  @Test
  void ofSeveralClaimsWithTheLabelTheOldestIsMeant() {
    ClaimBuilder copy = claim("a").labelled(Names.RESTORE_REQUEST, MADE.request()).created(LATER);

    assertThat(report(Optional.empty(), shop(bound()).with(copy)).claim()).contains(TARGET);
  }

  @Test
  void aClaimWithoutItsCutTimeKeepsTheOneThatTheStatusKnows() {
    assertThat(report(Optional.of(MADE), shop(bound().without(Names.RESTORED_CUT_TIME))).cutTime())
        .isEqualTo(MADE.cutTime());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "yesterday", "+9999999999-01-01T00:00:00Z"})
  void aCutTimeThatCannotBeReadIsNone(String text) {
    ClaimBuilder edited = bound().without(Names.RESTORED_CUT_TIME);
    Optional.ofNullable(text).ifPresent(t -> edited.annotated(Names.RESTORED_CUT_TIME, t));

    assertThat(report(Optional.empty(), shop(edited)).cutTime()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"Bound", "Failed"})
  void aFinishedRequestIsNotRunAgainWhenItsClaimIsGone(RestorePhase phase) {
    RestoreStatus finished = withPhase(phase);

    assertThat(decide(Optional.of(finished), shop())).isEqualTo(new Report(finished));
  }

  @Test
  void aFailureIsCorrectedByAClaimThatExistsAfterAll() {
    RestoreStatus failed = MADE.failed(Reason.ClaimNotFound, "gone", NOW);

    assertThat(report(Optional.of(failed), shop(bound())).phase()).isEqualTo(RestorePhase.Bound);
  }

  @Test
  void aClaimThatWasDeletedBeforeItWasBoundIsNotMadeAgain() {
    RestoreStatus status = report(Optional.of(MADE), shop());

    assertThat(status.phase()).isEqualTo(RestorePhase.Failed);
    assertThat(status.reason()).isEqualTo(Reason.ClaimNotFound);
    assertThat(status.message())
        .isEqualTo(
            "claim '%s' was made and is gone; to restore again, remove the request and set it anew"
                .formatted(TARGET));
  }

  @ParameterizedTest
  @ValueSource(longs = {-3600, 0, 59})
  void aClaimThatACacheDoesNotShowYetIsNotGone(long secondsSince) {
    assertThat(
            RestoreDecision.of(REQUEST, Optional.of(MADE), shop(), NOW.plusSeconds(secondsSince)))
        .isEqualTo(new Report(MADE));
  }

  @Test
  void aMinuteLaterItIs() {
    assertThat(RestoreDecision.of(REQUEST, Optional.of(MADE), shop(), NOW.plusSeconds(60)))
        .isInstanceOfSatisfying(
            Report.class, r -> assertThat(r.status().reason()).isEqualTo(Reason.ClaimNotFound));
  }

  @Test
  void aClaimWithoutItsDataSourceRemembersItsSnapshotAllTheSame() {
    assertThat(report(Optional.of(MADE), shop(bound().withoutDataSource())).snapshot())
        .contains("s");
  }

  @Test
  void aStatusWithAnImpossibleTimeDoesNoHarm() {
    RestoreStatus edited =
        new RestoreStatus(
            MADE.request(),
            MADE.snapshot(),
            MADE.cutTime(),
            MADE.claim(),
            MADE.phase(),
            MADE.reason(),
            MADE.message(),
            Instant.MAX);

    assertThat(decide(Optional.of(edited), shop())).isEqualTo(new Report(edited));
  }

  @Test
  void aRefusedCreateIsTriedAgain() {
    RestoreStatus quota = MADE.waiting(Reason.QuotaExceeded, "exceeded quota", NOW);

    assertThat(RestoreDecision.of(REQUEST, Optional.of(quota), shop(), NOW)).isEqualTo(MAKE);
  }

  @Test
  void waitingGoesOnWithoutAWordUntilSomethingChanges() {
    Shop unready = new Shop().with(snapshot("s").takenOf("c-1").unready());
    RestoreRequest request = RestoreRequest.on(snapshot("s").restoreTo("copy").build());
    RestoreDecision first = RestoreDecision.of(request, Optional.empty(), unready, NOW);

    assertThat(RestoreDecision.of(request, Optional.of(((Report) first).status()), unready, LATER))
        .isEqualTo(first);
  }

  @Test
  void anotherTargetIsAnotherRestore() {
    Claim again = claim("pvc-demo").restoreFrom("latest").restoreTo("second").build();

    RestoreDecision decision =
        RestoreDecision.of(
            RestoreRequest.on(again, LATER),
            Optional.of(withPhase(RestorePhase.Bound)),
            shop(bound()),
            LATER);

    assertThat(decision).isInstanceOf(Make.class);
  }

  private static RestoreStatus withPhase(RestorePhase phase) {
    return new RestoreStatus(
        MADE.request(),
        MADE.snapshot(),
        MADE.cutTime(),
        MADE.claim(),
        phase,
        Reason.Restored,
        "any",
        NOW);
  }

  private static ClaimBuilder pending() {
    return ClaimBuilder.made(MAKE.claim());
  }

  private static ClaimBuilder bound() {
    return pending().phase(ClaimPhase.BOUND);
  }

  /** With the snapshot still there, so that a restore could be made. */
  private static Shop shop() {
    return new Shop().with(snapshot("s").takenOf("c-1"));
  }

  private static Shop shop(ClaimBuilder made) {
    return shop().with(made);
  }

  private static RestoreDecision decide(Optional<RestoreStatus> current, Shop shop) {
    return RestoreDecision.of(REQUEST, current, shop, LATER);
  }

  private static RestoreStatus report(Optional<RestoreStatus> current, Shop shop) {
    RestoreDecision decision = decide(current, shop);
    assertThat(decision).isInstanceOf(Report.class);
    return ((Report) decision).status();
  }
}
