package io.snapherd.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapherd.model.InvalidSpec;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where clocks are moved, and where the calendar ends. */
class ScheduleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Europe/Berlin       | 30 2 * * *    | 2026-03-28T12:00:00+01:00 | 2026-03-29T03:00:00+02:00 2026-03-30T02:30:00+02:00",
        "Europe/Berlin       | */20 2 * * *  | 2026-03-28T12:00:00+01:00 | 2026-03-29T03:00:00+02:00 2026-03-30T02:00:00+02:00",
        "Europe/Berlin       | 0 2,3 * * *   | 2026-03-28T12:00:00+01:00 | 2026-03-29T03:00:00+02:00 2026-03-30T02:00:00+02:00",
        "Europe/Berlin       | 30 * * * *    | 2026-03-29T01:00:00+01:00 | 2026-03-29T01:30:00+01:00 2026-03-29T03:30:00+02:00",
        "Europe/Berlin       | 30 2 * * *    | 2026-10-24T12:00:00+02:00 | 2026-10-25T02:30:00+02:00 2026-10-26T02:30:00+01:00",
        "Europe/Berlin       | 30 2 * * *    | 2026-10-25T02:10:00+01:00 | 2026-10-26T02:30:00+01:00",
        "Europe/Berlin       | 30 * * * *    | 2026-10-25T01:40:00+02:00 | 2026-10-25T02:30:00+02:00 2026-10-25T02:30:00+01:00 2026-10-25T03:30:00+01:00",
        "Australia/Lord_Howe | 15 2 * * *    | 2026-10-03T12:00:00+10:30 | 2026-10-04T02:30:00+11:00 2026-10-05T02:15:00+11:00",
        "America/Sao_Paulo   | 0 0 * * *     | 2018-11-03T12:00:00-03:00 | 2018-11-04T01:00:00-02:00 2018-11-05T00:00:00-02:00",
        "America/Sao_Paulo   | 30 23 * * *   | 2019-02-16T12:00:00-02:00 | 2019-02-16T23:30:00-02:00 2019-02-17T23:30:00-03:00",
        "Antarctica/Troll    | 0 1,2 * * *   | 2026-03-28T12:00:00+00:00 | 2026-03-29T03:00:00+02:00 2026-03-30T01:00:00+02:00",
        "America/St_Johns    | 30 23 * * *   | 2010-11-06T12:00:00-02:30 | 2010-11-06T23:30:00-02:30 2010-11-07T23:30:00-03:30",
        "America/St_Johns    | 0 0 * * *     | 2010-11-06T12:00:00-02:30 | 2010-11-07T00:00:00-02:30 2010-11-08T00:00:00-03:30",
        "America/St_Johns    | 30 * 6 11 *   | 2010-11-06T23:00:00-02:30 | 2010-11-06T23:30:00-02:30 2010-11-06T23:30:00-03:30 2011-11-06T00:30:00-02:30",
        "Pacific/Apia        | 0 12 * * 5    | 2011-12-29T12:00:00-10:00 | 2011-12-31T00:00:00+14:00 2012-01-06T12:00:00+14:00",
        "Pacific/Apia        | 0 0 30 12 *   | 2011-12-29T12:00:00-10:00 | 2011-12-31T00:00:00+14:00 2012-12-30T00:00:00+14:00",
        "Pacific/Apia        | 0 * 30 12 *   | 2011-12-29T12:00:00-10:00 | 2012-12-30T00:00:00+14:00"
      })
  void movedClocksNeitherLoseNorDoubleASlot(
      String zone, String cron, OffsetDateTime start, String slots) {
    List<Instant> expected =
        Arrays.stream(slots.split(" ", -1)).map(s -> OffsetDateTime.parse(s).toInstant()).toList();
    Schedule schedule = Parsed.schedule(cron, zone);
    assertThat(
            Stream.iterate(start.toInstant(), slot -> schedule.next(slot).orElseThrow())
                .skip(1)
                .limit(expected.size()))
        .isEqualTo(expected);
  }

  @Test
  void afterTheYear2096LeapDaysAreEightYearsApart() {
    Schedule schedule = Parsed.schedule("0 0 29 2 *", "UTC");
    assertThat(schedule.next(Instant.parse("2096-02-29T00:00:00Z")))
        .hasValue(Instant.parse("2104-02-29T00:00:00Z"));
    assertThat(schedule.latest(Instant.parse("2104-02-28T00:00:00Z")))
        .hasValue(Instant.parse("2096-02-29T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Europe/Berlin", "UTC", "Pacific/Kiritimati", "Etc/GMT+12"})
  void thereAreSlotsInTheYears1To9999Only(String zone) {
    Schedule schedule = Parsed.schedule("0 0 * * *", zone);
    assertThat(schedule.next(Instant.MIN).orElseThrow().toString()).startsWith("0001-01-0");
    assertThat(schedule.latest(Instant.MAX).orElseThrow().toString()).startsWith("9999-12-3");
    assertThat(schedule.latest(Instant.MIN)).isEmpty();
    assertThat(schedule.next(Instant.MAX)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 0 29 2 *", "* * 29 2 *", "0 * 29 2 *"})
  void theEndsOfTheCalendarAreReached(String cron) {
    Schedule schedule = Parsed.schedule(cron, "America/New_York");
    assertThat(schedule.next(Instant.parse("9996-03-02T00:00:00Z"))).isEmpty();
    assertThat(schedule.latest(Instant.parse("0004-02-01T00:00:00Z"))).isEmpty();
  }

  @Test
  void aSlotAtTheVeryBeginningIsFound() {
    Instant first = Instant.parse("0001-01-01T00:00:00Z");
    Schedule schedule = Parsed.schedule("0 0 * * *", "UTC");
    assertThat(schedule.next(Instant.MIN)).hasValue(first);
    assertThat(schedule.latest(first)).hasValue(first);
  }

  @Test
  void partsOfASecondDoNotHideASlot() {
    Schedule schedule = Parsed.schedule("* * * * *", "UTC");
    Instant slot = Instant.parse("2026-01-01T00:01:00Z");
    assertThat(schedule.next(slot.minusNanos(1))).hasValue(slot);
    assertThat(schedule.latest(slot.minusNanos(1))).hasValue(slot.minusSeconds(60));
    assertThat(schedule.latest(slot.plusNanos(1))).hasValue(slot);
    assertThat(schedule.next(slot.plusNanos(1))).hasValue(slot.plusSeconds(60));
  }

  @Test
  void expressionAndZoneAreBothChecked() {
    assertThatThrownBy(() -> Schedule.of("0 0 * *", "UTC"))
        .isInstanceOf(InvalidSpec.class)
        .hasMessageStartingWith("has 4 instead");
    assertThatThrownBy(() -> Schedule.of("0 0 * * *", "Local"))
        .isInstanceOf(InvalidSpec.class)
        .hasMessageStartingWith("'Local' is no");
  }
}
