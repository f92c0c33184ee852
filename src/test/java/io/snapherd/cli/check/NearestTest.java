package io.snapherd.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> KNOWN = List.of("timeZone", "schedule", "suspend", "In");

  @ParameterizedTest
  @CsvSource({
    "timezone, timeZone",
    "tz, ",
    "scheduel, schedule",
    "shedule, schedule",
    "suspended, suspend",
    "in, In",
    "I, In",
    "Inside, ",
    "xyz, "
  })
  void aWordIsMeantIfFewOfItsLettersDiffer(String written, String meant) {
    assertThat(Nearest.to(written, KNOWN).orElse(null)).isEqualTo(meant);
  }

  @Test
  void ofTwoTheNearerOneIsMeant() {
    assertThat(Nearest.to("keepDaly", List.of("keepYearly", "keepDaily"))).contains("keepDaily");
  }
}
