package io.snapherd.retention;

import java.time.LocalDate;

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

  private final String word;

  Period(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  /**
   * A number that two instants share exactly if they lie in the same hour, day, week...
   *
   * @param wall seconds on the wall clock since 1970-01-01T00:00
   * @param offset the wall clock's distance from UTC in seconds
   */
  long bucket(long wall, int offset) {
    long day = Math.floorDiv(wall, SECONDS_PER_DAY);
    return switch (this) {
      case HOUR -> Math.floorDiv(wall, SECONDS_PER_HOUR) * OFFSETS + offset;
      case DAY -> day;
      case WEEK -> Math.floorDiv(day + DAYS_SINCE_MONDAY, 7);
      case MONTH -> date(day).getYear() * 12L + date(day).getMonthValue();
      case YEAR -> date(day).getYear();
    };
  }

  /** Instants reach a year further than dates; what lies beyond shares the last date. */
  private static LocalDate date(long day) {
    return LocalDate.ofEpochDay(
        Math.max(LocalDate.MIN.toEpochDay(), Math.min(LocalDate.MAX.toEpochDay(), day)));
  }
}
