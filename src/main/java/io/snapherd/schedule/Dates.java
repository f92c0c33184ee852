package io.snapherd.schedule;

import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;

/**
 * The dates that an expression names.
 *
 * @param daysOfWeek 0 is Sunday
 */
record Dates(Values daysOfMonth, Values months, Values daysOfWeek, DayRule rule) {
  /** Once for each week that a month can touch. */
  private static final long EACH_WEEK = 1L | 1L << 7 | 1L << 14 | 1L << 21 | 1L << 28;

  /** How day of month and day of week go together. */
  enum DayRule {
    /** If at most one of them is restricted. */
    BOTH,
    /** If both are: cron's old habit, kept by Kubernetes. */
    EITHER
  }

  /** False if there is no such date, as 30 February. All others come at least every 8 years. */
  boolean exist() {
    return rule == DayRule.EITHER
        || Arrays.stream(Month.values()).anyMatch(m -> months.has(m.getValue()) && fits(m));
  }

  private boolean fits(Month month) {
    return daysOfMonth.from(1) <= month.maxLength();
  }

  /** The first that is not before {@code date}. */
  LocalDate from(LocalDate date) {
    int day = daysIn(date).from(date.getDayOfMonth());
    LocalDate month = date;
    while (day == Values.BEYOND) {
      month = nextMonth(month);
      day = daysIn(month).from(1);
    }
    return month.withDayOfMonth(day);
  }

  /** The last that is not after {@code date}. */
  LocalDate upTo(LocalDate date) {
    int day = daysIn(date).upTo(date.getDayOfMonth());
    LocalDate month = date;
    while (day == Values.BELOW) {
      month = previousMonth(month);
      day = daysIn(month).upTo(31);
    }
    return month.withDayOfMonth(day);
  }

  private LocalDate nextMonth(LocalDate date) {
    int month = months.from(date.getMonthValue() + 1);
    return month == Values.BEYOND
        ? LocalDate.of(date.getYear() + 1, months.from(1), 1)
        : LocalDate.of(date.getYear(), month, 1);
  }

  private LocalDate previousMonth(LocalDate date) {
    int month = months.upTo(date.getMonthValue() - 1);
    return month == Values.BELOW
        ? LocalDate.of(date.getYear() - 1, months.upTo(12), 1)
        : LocalDate.of(date.getYear(), month, 1);
  }

  /** The matching days of the month that {@code date} lies in. */
  private Values daysIn(LocalDate date) {
    if (!months.has(date.getMonthValue())) {
      return Values.NONE;
    }
    Values weekdays = weekdays(date.withDayOfMonth(1));
    Values days =
        switch (rule) {
          case BOTH -> daysOfMonth.and(weekdays);
          case EITHER -> daysOfMonth.or(weekdays);
        };
    return days.and(new Values((2L << date.lengthOfMonth()) - 2));
  }

  /**
   * Days 1 to 35 with a matching day of the week: the week turned to the month's first, repeated.
   */
  private Values weekdays(LocalDate firstOfMonth) {
    int first = firstOfMonth.getDayOfWeek().getValue() % 7;
    long week = (daysOfWeek.bits() >>> first | daysOfWeek.bits() << (7 - first)) & 0x7f;
    return new Values((week * EACH_WEEK) << 1);
  }
}
