package io.snapherd.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.time.zone.ZoneRules;

/** A unit of the calendar, in which a rule keeps the newest snapshot. */
public enum Period {
  /** Date, hour and offset: both passes of a repeated hour are hours of their own. */
  HOUR("hourly"),
  DAY("daily"),
  /** An ISO week: it begins on a Monday. */
  WEEK("weekly"),
  MONTH("monthly"),
  YEAR("yearly");

  private static final int SECONDS_PER_HOUR = 3_600;
  private static final int SECONDS_PER_DAY = 86_400;

  /** More than there are offsets, which are between -18 and +18 hours, in seconds. */
  private static final int OFFSETS = 200_000;

  /** 1 January 1970 was a Thursday, three days after the Monday that week 0 began with. */
  private static final int DAYS_SINCE_MONDAY = 3;

  private static final long FIRST_DAY = LocalDate.MIN.toEpochDay();
  private static final long LAST_DAY = LocalDate.MAX.toEpochDay();

  private final String word;

  Period(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  /** A number that two instants share if they lie in the same hour, day, week... */
  long bucket(Instant time, ZoneRules zone) {
    int offset = zone.getOffset(time).getTotalSeconds();
    long wall = time.getEpochSecond() + offset;
    long day = Math.floorDiv(wall, SECONDS_PER_DAY);
    return switch (this) {
      case HOUR -> Math.floorDiv(wall, SECONDS_PER_HOUR) * OFFSETS + offset;
      case DAY -> day;
      case WEEK -> Math.floorDiv(day + DAYS_SINCE_MONDAY, 7);
      case MONTH -> date(day).getLong(ChronoField.PROLEPTIC_MONTH);
      case YEAR -> date(day).getYear();
    };
  }

  /** Instants reach a year further than dates; what lies beyond shares the last date. */
  private static LocalDate date(long day) {
    return LocalDate.ofEpochDay(Math.max(FIRST_DAY, Math.min(LAST_DAY, day)));
  }
}
