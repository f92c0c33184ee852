package io.snapherd.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.Seeds;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PeriodTest {
  private static final List<String> ZONES =
      List.of(
          "Etc/UTC",
          "Europe/Berlin",
          "America/St_Johns",
          "Australia/Lord_Howe",
          "Antarctica/Troll",
          "Pacific/Apia",
          "America/Sao_Paulo",
          "Africa/Monrovia",
          "Asia/Kolkata");

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void twoInstantsShareABucketIfTheCalendarPutsThemTogether(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    Instant one = Instant.ofEpochSecond(random.nextLong(-3_000_000_000L, 5_000_000_000L));
    long reach = 1L << random.nextInt(8, 26);
    Instant other = one.plusSeconds(random.nextLong(-reach, reach));

    for (Period period : Period.values()) {
      assertThat(bucket(period, zone, one) == bucket(period, zone, other))
          .as("%s of %s and %s in %s", period, one, other, zone)
          .isEqualTo(
              calendar(period, one.atZone(zone)).equals(calendar(period, other.atZone(zone))));
    }
  }

  @Test
  void bothPassesOfARepeatedHourAreHoursOfTheirOwn() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");

    assertThat(bucket(Period.HOUR, berlin, Instant.parse("2025-10-26T00:30:00Z")))
        .isNotEqualTo(bucket(Period.HOUR, berlin, Instant.parse("2025-10-26T01:30:00Z")));
  }

  /** At 00:01 the clocks went to 01:01: both hours would have begun at the same instant. */
  @Test
  void anHourThatAGapCutsOffIsNotTheHourAfterTheGap() {
    ZoneId stJohns = ZoneId.of("America/St_Johns");

    assertThat(bucket(Period.HOUR, stJohns, Instant.parse("2009-03-08T03:30:30Z")))
        .isNotEqualTo(bucket(Period.HOUR, stJohns, Instant.parse("2009-03-08T03:31:30Z")));
  }

  @Test
  void theFirstDaysOfJanuaryMayBelongToTheLastWeekOfTheYearBefore() {
    ZoneId utc = ZoneId.of("Etc/UTC");

    assertThat(bucket(Period.WEEK, utc, Instant.parse("2020-12-28T00:00:00Z")))
        .isEqualTo(bucket(Period.WEEK, utc, Instant.parse("2021-01-03T23:59:59Z")))
        .isNotEqualTo(bucket(Period.WEEK, utc, Instant.parse("2021-01-04T00:00:00Z")));
  }

  @Test
  void theEndsOfTimeHaveBuckets() {
    for (Period period : Period.values()) {
      for (String zone : ZONES) {
        assertThat(bucket(period, ZoneId.of(zone), Instant.MIN))
            .isLessThan(bucket(period, ZoneId.of(zone), Instant.EPOCH));
        assertThat(bucket(period, ZoneId.of(zone), Instant.MAX))
            .isGreaterThan(bucket(period, ZoneId.of(zone), Instant.EPOCH));
      }
    }
  }

  static LongStream seeds() {
    return Seeds.first(500);
  }

  private static long bucket(Period period, ZoneId zone, Instant time) {
    return period.bucket(time, zone.getRules());
  }

  private static List<Object> calendar(Period period, ZonedDateTime time) {
    return switch (period) {
      case HOUR -> List.of(time.toLocalDate(), time.getHour(), time.getOffset());
      case DAY -> List.of(time.toLocalDate());
      case WEEK ->
          List.of(time.get(IsoFields.WEEK_BASED_YEAR), time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case MONTH -> List.of(time.getYear(), time.getMonth());
      case YEAR -> List.of(time.getYear());
    };
  }
}
