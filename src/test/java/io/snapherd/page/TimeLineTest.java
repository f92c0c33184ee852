package io.snapherd.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeLineTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  @Test
  void nowIsOnTheRightAndADayOnTheLeftWhereNothingIsOlder() {
    TimeLine line = TimeLine.of(List.of(), NOW);

    assertThat(line.x(NOW)).isEqualTo("100.00%");
    assertThat(line.x(NOW.minus(Duration.ofDays(1)))).isEqualTo("0.00%");
    assertThat(line.ticks()).extracting(TimeLine.Tick::label).containsExactly("1 h", "1 d");
  }

  @Test
  void whatIsDatedInTheFutureStandsAtNow() {
    assertThat(TimeLine.of(List.of(), NOW).x(NOW.plus(Duration.ofHours(1)))).isEqualTo("100.00%");
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 s ago", "PT59S, 59 s ago", "PT1M, 1 min ago", "PT59M59S, 59 min ago",
    "PT1H, 1 h ago", "PT23H59M, 23 h ago", "PT24H, 1 d ago", "PT9600H, 400 d ago",
    "-PT1S, in 1 s", "-PT90M, in 1 h"
  })
  void aDistanceHasOneUnitAndIsNeverTooLong(Duration age, String text) {
    assertThat(Moment.of(NOW.minus(age), NOW).distance()).isEqualTo(text);
  }
}
