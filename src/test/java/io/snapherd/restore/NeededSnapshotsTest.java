package io.snapherd.restore;

import static io.snapherd.restore.ClaimBuilder.claim;
import static io.snapherd.restore.Shop.NOW;
import static io.snapherd.restore.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.ClaimPhase;
import io.snapherd.model.Names;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NeededSnapshotsTest {
  private static final String STATUS = "what stands there";
  private static final Optional<Duration> DEADLINE = Optional.of(Duration.ofMinutes(10));

  @Test
  void thatOfAPendingClaimIs() {
    ClaimBuilder filling = claim("copy").restoredFrom("s");

    assertThat(needed(filling.phase(ClaimPhase.PENDING))).containsExactly("s");
    assertThat(needed(filling.phase(ClaimPhase.BOUND))).isEmpty();
  }

  @Test
  void thatWhichARequestNamesIs() {
    assertThat(needed(asking("s"))).containsExactly("s");
    assertThat(needed(claim("pvc-demo"))).isEmpty();
    assertThat(needed(claim("pvc-demo").restoreTo("copy"))).isEmpty();
  }

  @Test
  void aRequestForTheLatestNeedsNoneUntilItIsChosen() {
    assertThat(needed(asking("latest"))).isEmpty();
    assertThat(needed(asking("latest"), status("latest", RestorePhase.Provisioning)))
        .containsExactly("chosen");
  }

  /** Somebody may look for retention before anybody looks for the restore. */
  @Test
  void aRequestForATimeNeedsTheNewestCutNotAfterIt() {
    assertThat(neededFor(hour(3).toString())).containsExactly("two");
    assertThat(neededFor(hour(2).toString())).containsExactly("two");
    assertThat(neededFor(hour(1).minusSeconds(1).toString())).isEmpty();
  }

  @Test
  void aRequestForATimeGoesByTheCutAsTheRestoreDoes() {
    List<Snapshot> quick = List.of(at(1).build(), at(2).cut(hour(2).plusSeconds(599)).build());
    List<Snapshot> wrong = List.of(at(1).build(), at(2).cut(hour(2).plusSeconds(601)).build());

    assertThat(neededFor(hour(2).plusSeconds(60).toString(), quick)).containsExactly("one");
    assertThat(neededFor(hour(2).plusSeconds(60).toString(), wrong)).containsExactly("two");
  }

  @Test
  void ofEqualCutsTheOneIsNeededThatWouldBeRestored() {
    Instant cut = hour(1).plusSeconds(300);
    List<Snapshot> equal =
        List.of(
            at(2).created(hour(1)).cut(cut).build(),
            at(1).created(hour(1).plusSeconds(60)).cut(cut).build());

    assertThat(neededFor(hour(2).toString(), equal)).containsExactly("one");
  }

  @Test
  void aRequestForATimeNeedsNoneThatItCannotMean() {
    List<Snapshot> others =
        List.of(at(1).ofClaim("other").build(), at(2).unready().build(), at(4).deleted().build());

    assertThat(neededFor(hour(9).toString(), others)).isEmpty();
  }

  @Test
  void aRequestForATimeThatIsDoneNeedsNone() {
    String time = hour(2).toString();
    ClaimBuilder done = asking(time).annotated(Names.RESTORE_STATUS, STATUS);

    assertThat(
            of(Optional.of(status(time, RestorePhase.Bound)))
                .names(List.of(done.build()), List.of(at(1).build()), NOW))
        .isEmpty();
  }

  private static Set<String> neededFor(String time) {
    return neededFor(time, List.of(at(1).build(), at(2).build(), at(4).build()));
  }

  private static Set<String> neededFor(String time, List<Snapshot> snapshots) {
    return of(Optional.empty()).names(List.of(asking(time).build()), snapshots, NOW);
  }

  private static SnapshotBuilder at(int hour) {
    return snapshot(List.of("zero", "one", "two", "three", "four").get(hour)).created(hour(hour));
  }

  private static Instant hour(int hour) {
    return NOW.minus(Duration.ofDays(1)).plus(Duration.ofHours(hour));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsChosenIsNeededWhileTheRequestIsOpen(RestorePhase phase) {
    assertThat(needed(asking("s"), status("s", phase)))
        .isEqualTo(phase.open() ? Set.of("s", "chosen") : Set.of());
  }

  @Test
  void theStatusOfAnotherRequestSaysNothing() {
    assertThat(needed(asking("s"), status("latest", RestorePhase.Bound))).containsExactly("s");
  }

  @Test
  void aRequestThatCannotBeFollowedNeedsNone() {
    assertThat(needed(asking("No Name"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aSnapshotThatAsksForItselfIsWhileItsRequestIsOpen(RestorePhase phase) {
    Snapshot snapshot = snapshot("s").restoreTo("copy").restoreStatus(STATUS).build();
    RestoreStatus status = status(label(RestoreRequest.on(snapshot)), phase, "s");

    assertThat(of(Optional.of(status)).names(List.of(), List.of(snapshot), NOW))
        .isEqualTo(phase.open() ? Set.of("s") : Set.of());
  }

  @Test
  void aSnapshotThatAsksForItselfIsBeforeThereIsAnyStatus() {
    List<Snapshot> both =
        List.of(snapshot("s").restoreTo("copy").build(), snapshot("other").build());

    assertThat(of(Optional.empty()).names(List.of(), both, NOW)).containsExactly("s");
  }

  private static ClaimBuilder asking(String from) {
    return claim("pvc-demo").restoreFrom(from);
  }

  private static Set<String> needed(ClaimBuilder claim) {
    return of(Optional.empty()).names(List.of(claim.build()), List.of(), NOW);
  }

  private static Set<String> needed(ClaimBuilder claim, RestoreStatus status) {
    return of(Optional.of(status))
        .names(List.of(claim.annotated(Names.RESTORE_STATUS, STATUS).build()), List.of(), NOW);
  }

  private static NeededSnapshots of(Optional<RestoreStatus> status) {
    return new NeededSnapshots(
        text -> status.filter(s -> text.equals(STATUS)), snapshot -> DEADLINE);
  }

  private static RestoreStatus status(String from, RestorePhase phase) {
    return status(label(RestoreRequest.on(asking(from).build(), NOW)), phase, "chosen");
  }

  private static String label(RestoreRequest request) {
    return ((RestoreRequest.Asked) request).label();
  }

  private static RestoreStatus status(String label, RestorePhase phase, String chosen) {
    return new RestoreStatus(
        label,
        Optional.of(chosen),
        Optional.empty(),
        Optional.empty(),
        phase,
        Reason.ClaimNotBound,
        "",
        NOW);
  }
}
