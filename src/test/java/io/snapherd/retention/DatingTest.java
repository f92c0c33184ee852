package io.snapherd.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.Snapshot;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatingTest {
  private static final Instant CREATED = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void theSlotDecidesHoweverLongBeforeTheCreationItLies() {
    assertThat(Dating.time(made(Instant.EPOCH))).isEqualTo(Instant.EPOCH);
  }

  @Test
  void aSlotMayLieFiveMinutesAfterTheCreation() {
    Instant slot = CREATED.plusSeconds(300);

    assertThat(Dating.time(made(slot))).isEqualTo(slot);
  }

  @Test
  void aSlotStillLaterIsNotBelieved() {
    assertThat(Dating.time(made(CREATED.plusSeconds(300).plusNanos(1)))).isEqualTo(CREATED);
  }

  @Test
  void withoutASlotTheCreationDecides() {
    Snapshot snapshot = Snapshots.withSlot(made(CREATED), Optional.empty());

    assertThat(Dating.time(snapshot)).isEqualTo(CREATED);
  }

  @Test
  void theEndsOfTimeAreNoObstacle() {
    assertThat(Dating.time(made(Instant.MIN))).isEqualTo(Instant.MIN);
    assertThat(Dating.time(made(Instant.MAX))).isEqualTo(CREATED);
    assertThat(Dating.time(Snapshots.created(made(Instant.MAX), Instant.MIN)))
        .isEqualTo(Instant.MIN);
  }

  private static Snapshot made(Instant slot) {
    return Snapshots.created(Snapshots.ready("a", slot), CREATED);
  }
}
