package io.snapherd.schedule;

import static io.snapherd.schedule.Given.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "2, 2",
    "3, 4",
    "4, 8",
    "5, 15",
    "6, 15",
    "63, 15",
    "64, 15",
    "2147483647, 15"
  })
  void theDelayDoublesUpToAQuarterOfAnHour(int count, long minutes) {
    assertThat(new Refusals(count, Instant.EPOCH, at("10:00")).nextTry())
        .isEqualTo(at("10:00").plus(Duration.ofMinutes(minutes)));
  }

  @Test
  void anotherRefusalKeepsTheFirst() {
    assertThat(Refusals.once(at("10:00")).again(at("10:01")))
        .isEqualTo(new Refusals(2, at("10:00"), at("10:01")));
  }
}
