package io.snapherd.retention;

import static io.snapherd.retention.Snapshots.boundTo;
import static io.snapherd.retention.Snapshots.content;
import static io.snapherd.retention.Snapshots.contents;
import static io.snapherd.retention.Snapshots.created;
import static io.snapherd.retention.Snapshots.cut;
import static io.snapherd.retention.Snapshots.cutWithoutContent;
import static io.snapherd.retention.Snapshots.deleting;
import static io.snapherd.retention.Snapshots.ready;
import static io.snapherd.retention.Snapshots.readyContent;
import static io.snapherd.retention.Snapshots.unready;
import static io.snapherd.retention.Snapshots.withError;
import static io.snapherd.retention.Snapshots.withReady;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.PolicySpec;
import io.snapherd.model.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration DEADLINE = Duration.ofMinutes(10);
  private static final Instant YOUNG = NOW.minus(DEADLINE).plusNanos(1);
  private static final Instant OLD = NOW.minus(DEADLINE);

  @Test
  void readyIsReadyWhateverElseTheStatusSays() {
    Snapshot snapshot = withError(ready("a", OLD), "VolumeSnapshotContent is missing");

    assertThat(state(snapshot, contents())).isEqualTo(State.READY);
  }

  @Test
  void deletingComesBeforeEverythingElse() {
    assertThat(state(deleting(ready("a", OLD)), contents())).isEqualTo(State.DELETING);
    assertThat(state(deleting(unready("a", OLD)), contents())).isEqualTo(State.DELETING);
  }

  @Test
  void anUnreadyOneIsPendingUntilItsDeadline() {
    assertThat(state(unready("a", YOUNG), contents())).isEqualTo(State.PENDING);
  }

  @Test
  void anUnreadyOneHasFailedAtItsDeadline() {
    assertThat(state(unready("a", OLD), contents())).isEqualTo(State.FAILED);
  }

  @Test
  void notReadyIsTheSameAsNotKnown() {
    assertThat(state(withReady(unready("a", OLD), Optional.of(false)), contents()))
        .isEqualTo(State.FAILED);
  }

  @Test
  void theAgeCountsFromTheCreationAndNotFromTheSlot() {
    assertThat(state(created(unready("a", OLD), YOUNG), contents())).isEqualTo(State.PENDING);
  }

  @Test
  void aCreationInTheFutureIsPending() {
    assertThat(state(unready("a", NOW.plusSeconds(3600)), contents())).isEqualTo(State.PENDING);
  }

  @Test
  void aCutThatIsStillUnfinishedIsJudgedByItsAge() {
    Snapshot young = cut(unready("a", YOUNG), "c");
    Snapshot old = cut(unready("a", OLD), "c");

    assertThat(state(young, contents(content(young)))).isEqualTo(State.PENDING);
    assertThat(state(old, contents(content(old)))).isEqualTo(State.FAILED);
  }

  @Test
  void aCutWhoseContentIsMissingIsLost() {
    assertThat(state(cut(unready("a", OLD), "c"), contents())).isEqualTo(State.LOST);
    assertThat(state(cut(unready("a", YOUNG), "c"), contents())).isEqualTo(State.LOST);
  }

  @Test
  void aCutWhoseContentNobodyCouldLookForIsLost() {
    Snapshot snapshot = cut(unready("a", OLD), "c");

    assertThat(state(snapshot, Contents.NOT_GIVEN)).isEqualTo(State.LOST);
  }

  @Test
  void aCutThatNamesNoContentIsLost() {
    Snapshot snapshot = cutWithoutContent(unready("a", OLD));

    assertThat(state(snapshot, contents(content(snapshot)))).isEqualTo(State.LOST);
  }

  @Test
  void aCutWhoseContentIsBoundElsewhereIsLost() {
    Snapshot snapshot = cut(unready("a", OLD), "c");

    assertThat(state(snapshot, contents(boundTo(content(snapshot), Optional.of("uid-b")))))
        .isEqualTo(State.LOST);
    assertThat(state(snapshot, contents(boundTo(content(snapshot), Optional.empty()))))
        .isEqualTo(State.LOST);
  }

  @Test
  void aCutWhoseContentIsReadyIsLost() {
    Snapshot snapshot = cut(unready("a", OLD), "c");

    assertThat(state(snapshot, contents(readyContent(snapshot)))).isEqualTo(State.LOST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VolumeSnapshotContent is missing",
        "VolumeSnapshotContent is not bound to the VolumeSnapshot correctly"
      })
  void aCutThatTheSnapshotControllerGaveUpIsLost(String error) {
    Snapshot snapshot = withError(cut(unready("a", OLD), "c"), error);

    assertThat(state(snapshot, contents(content(snapshot)))).isEqualTo(State.LOST);
  }

  @Test
  void anyOtherErrorMakesNothingLost() {
    Snapshot snapshot = withError(cut(unready("a", OLD), "c"), "rpc error: code = Aborted");

    assertThat(state(snapshot, contents(content(snapshot)))).isEqualTo(State.FAILED);
  }

  @Test
  void withoutACutTheControllersErrorsAreFailures() {
    Snapshot snapshot = withError(unready("a", OLD), "VolumeSnapshotContent is missing");

    assertThat(state(snapshot, contents())).isEqualTo(State.FAILED);
  }

  @Test
  void aReadyContentIsNoFailureEvenIfTheSnapshotNeverHeardOfIt() {
    Snapshot snapshot = unready("a", OLD);

    assertThat(state(snapshot, contents(readyContent(snapshot)))).isEqualTo(State.LOST);
  }

  @Test
  void aReadyContentThatTheSnapshotMayStillHearOfIsPending() {
    Snapshot snapshot = unready("a", YOUNG);

    assertThat(state(snapshot, contents(readyContent(snapshot)))).isEqualTo(State.PENDING);
  }

  @Test
  void theDeadlineIsThatOfThePolicy() {
    assertThat(Facts.of(Policies.spec(Optional.empty()), NOW, contents()).readyDeadline())
        .isEqualTo(PolicySpec.DEFAULT_READY_DEADLINE);
  }

  @Test
  void orphansHaveTheLongestDeadlineThereIs() {
    Facts facts = Facts.ofOrphans(NOW, contents());

    assertThat(facts.stateOf(unready("a", NOW.minusSeconds(3599)))).isEqualTo(State.PENDING);
    assertThat(facts.stateOf(unready("a", NOW.minusSeconds(3600)))).isEqualTo(State.FAILED);
  }

  private static State state(Snapshot snapshot, Contents contents) {
    return new Facts(NOW, DEADLINE, contents).stateOf(snapshot);
  }
}
