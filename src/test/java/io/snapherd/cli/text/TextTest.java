package io.snapherd.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    assertThat(new Table("A", "LONG", "B").row("four", "x", "y").row("1", "", "").lines())
        .containsExactly("A     LONG  B", "four  x     y", "1");
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 s",
    "PT0.9S, 0 s",
    "PT59S, 59 s",
    "PT60S, 1 min",
    "PT61S, 1 min 1 s",
    "PT1H, 1 h",
    "PT1H59S, 1 h",
    "PT1H2M, 1 h 2 min",
    "P1D, 1 d",
    "P1DT59M, 1 d",
    "P400DT5H, 400 d 5 h"
  })
  void aSpanIsItsTwoLargestUnits(Duration duration, String words) {
    assertThat(Span.of(duration)).isEqualTo(words);
  }

  @Test
  void aTimeHasItsWeekdayAndOffset() {
    LocalTimes berlin = new LocalTimes(ZoneId.of("Europe/Berlin"));
    Instant time = Instant.parse("2026-03-29T00:59:59Z");
    assertThat(berlin.withWeekday(time)).isEqualTo("Sun 2026-03-29 01:59 +01:00");
    assertThat(berlin.minute(time)).isEqualTo("2026-03-29 01:59");
    assertThat(berlin.rfc3339(time)).isEqualTo("2026-03-29T01:59:59+01:00");
  }

  @Test
  void utcIsAnOffsetLikeAnyOther() {
    assertThat(new LocalTimes(ZoneOffset.UTC).rfc3339(Instant.EPOCH))
        .isEqualTo("1970-01-01T00:00:00+00:00");
  }

  @Test
  void anOffsetThatRfc3339CannotWriteIsNotWritten() {
    assertThat(
            new LocalTimes(ZoneId.of("Europe/Berlin"))
                .rfc3339(Instant.parse("1850-01-01T00:00:00Z")))
        .isEqualTo("1850-01-01T00:00:00+00:00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Pacific/Kiritimati", "Pacific/Pago_Pago", "Etc/UTC"})
  void noTimeIsTooFarToBeShown(String zone) {
    LocalTimes times = new LocalTimes(ZoneId.of(zone));
    assertThat(List.of(Instant.MAX, Instant.MIN))
        .allSatisfy(time -> assertThat(times.minute(time)).isNotEmpty());
  }

  @Test
  void onlyOneThingIsSingular() {
    assertThat(List.of(Counted.of(0, "claim"), Counted.of(1, "claim"), Counted.of(2, "claim")))
        .containsExactly("0 claims", "1 claim", "2 claims");
  }

  record Answer(String name) {}

  @Test
  void whatIsNotAsciiIsEscapedInJson() {
    assertThat(Json.of(new Answer("Ä\u009b\u001b")))
        .isEqualTo("{\n  \"name\": \"\\u00C4\\u009B\\u001B\"\n}");
  }
}
