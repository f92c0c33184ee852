package io.snapherd.restore;

import static io.snapherd.restore.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutTest {
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  @ParameterizedTest(name = "created {0}, creationTime {1}: {2}")
  @CsvSource({
    "2026-01-31T02:30:00Z,     2026-01-31T02:30:05Z, 2026-01-31T02:30:05Z",
    "2026-01-31T02:30:00Z,     2026-01-31T02:30:00Z, 2026-01-31T02:30:00Z",
    "2026-01-31T02:30:00Z,     2026-01-31T02:40:00Z, 2026-01-31T02:40:00Z",
    "2026-01-31T02:30:00Z,     2026-01-31T02:40:01Z, 2026-01-31T02:30:00Z",
    "2026-01-31T02:30:00Z,     2026-01-31T02:29:59Z, 2026-01-31T02:30:00Z",
    "2026-01-31T02:30:00Z,     2026-01-31T11:30:05Z, 2026-01-31T02:30:00Z",
    "2026-01-31T02:30:00.900Z, 2026-01-31T02:30:00Z, 2026-01-31T02:30:00Z",
  })
  void theStoragesTimeIsBelievedFromTheCreationUntilTheReadyDeadline(
      Instant created, Instant creationTime, Instant cut) {
    assertThat(Cut.of(snapshot("s").created(created).cut(creationTime).build(), TEN_MINUTES))
        .isEqualTo(cut);
  }

  @Test
  void withoutAStoragesTimeTheCreationTimestampCounts() {
    Instant created = Instant.parse("2026-01-31T02:30:00Z");

    assertThat(Cut.of(snapshot("s").created(created).build(), TEN_MINUTES)).isEqualTo(created);
  }

  @Test
  void theSlotNeverCounts() {
    Instant created = Instant.parse("2026-01-31T02:30:00Z");

    assertThat(
            Cut.of(
                snapshot("s").created(created).slot(created.minusSeconds(60)).build(), TEN_MINUTES))
        .isEqualTo(created);
  }
}
