package io.snapherd.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TurnTest {
  private static final Instant SLOT = Instant.parse("2026-03-01T02:30:00Z");
  private static final Instant LAST_NIGHT = SLOT.minusSeconds(86_400);

  @Test
  void countsTheSnapshotsOfTheSlotInWhateverState() {
    assertThat(Turn.of("p", SLOT, history()).served()).isEqualTo(2);
  }

  @Test
  void knowsWhenThePolicyWasLastServedForAnotherSlot() {
    assertThat(Turn.of("p", SLOT, history()).previous()).contains(LAST_NIGHT.plusSeconds(9));
  }

  @Test
  void aSnapshotWithoutSlotIsOfAnotherSlot() {
    Snapshot adopted = SnapshotSample.fresh("adopted", "a", LAST_NIGHT).get();

    assertThat(Turn.of("p", SLOT, List.of(adopted)))
        .isEqualTo(new Turn("p", 0, Optional.of(LAST_NIGHT)));
  }

  @Test
  void aPolicyWithoutSnapshotsHasItsFirstTurn() {
    assertThat(Turn.of("p", SLOT, List.of())).isEqualTo(Turn.first("p"));
  }

  @Test
  void whoWasServedLessComesFirst() {
    assertThat(turn("z", 1, 9)).isLessThan(turn("a", 2, 1));
  }

  @Test
  void equallyServedTheOneServedLongerAgoComesFirst() {
    assertThat(turn("z", 1, 1)).isLessThan(turn("a", 1, 9));
  }

  @Test
  void whoWasNeverServedComesBeforeAnyWhoWas() {
    assertThat(Turn.first("z")).isLessThan(turn("a", 0, 1));
  }

  @Test
  void theUidDecidesWhatNothingElseDoes() {
    assertThat(turn("a", 1, 1)).isLessThan(turn("z", 1, 1));
  }

  @Test
  void aFurtherCreateCountsOneMore() {
    assertThat(turn("a", 1, 1).next()).isEqualTo(turn("a", 2, 1));
  }

  private static Turn turn(String uid, int served, int second) {
    return new Turn(uid, served, Optional.of(LAST_NIGHT.plusSeconds(second)));
  }

  private static List<Snapshot> history() {
    return List.of(
        SnapshotSample.fresh("b1", "b", LAST_NIGHT.plusSeconds(9)).taken("p", LAST_NIGHT).get(),
        SnapshotSample.fresh("a2", "a", SLOT.plusSeconds(1)).taken("p", SLOT).ready(true).get(),
        SnapshotSample.fresh("b2", "b", SLOT.plusSeconds(2)).taken("p", SLOT).error("x").get(),
        SnapshotSample.fresh("a1", "a", LAST_NIGHT.plusSeconds(1)).taken("p", LAST_NIGHT).get());
  }
}
