package io.snapherd.model;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(Dating.time(made(Optional.empty(), CREATED))).isEqualTo(CREATED);
  }

  @Test
  void theEndsOfTimeAreNoObstacle() {
    assertThat(Dating.time(made(Instant.MIN))).isEqualTo(Instant.MIN);
    assertThat(Dating.time(made(Instant.MAX))).isEqualTo(CREATED);
    assertThat(Dating.time(made(Optional.of(Instant.MAX), Instant.MIN))).isEqualTo(Instant.MIN);
  }

  private static Snapshot made(Instant slot) {
    return made(Optional.of(slot), CREATED);
  }

  private static Snapshot made(Optional<Instant> slot, Instant created) {
    return new Snapshot(
        new Identity(new ObjectRef("shop", "a"), "uid", "1", created, Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        new Snapshot.Origin(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            slot,
            false,
            Optional.empty(),
            Optional.empty()),
        Snapshot.Marks.NONE,
        Snapshot.Status.UNKNOWN);
  }
}
