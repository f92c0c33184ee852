package io.snapherd.schedule;

import java.util.List;
import java.util.Locale;

/** One of the five fields: its range, and the names that may stand for numbers. */
enum CronField {
  MINUTE("minute", 0, 59, ""),
  HOUR("hour", 0, 23, ""),
  DAY_OF_MONTH("day of month", 1, 31, ""),
  MONTH("month", 1, 12, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"),
  DAY_OF_WEEK("day of week", 0, 6, "SUN MON TUE WED THU FRI SAT");

  private static final int SUNDAY_AGAIN = 7;

  private final String title;
  private final int min;
  private final int max;
  private final String names;

  CronField(String title, int min, int max, String names) {
    this.title = title;
    this.min = min;
    this.max = max;
    this.names = names;
  }

  String title() {
    return title;
  }

  int min() {
    return min;
  }

  int max() {
    return max;
  }

  /** How many values it has. */
  int size() {
    return max - min + 1;
  }

  /** The largest number that may be written: day of week 7 is Sunday once more. */
  int largest() {
    return this == DAY_OF_WEEK ? SUNDAY_AGAIN : max;
  }

  boolean isDay() {
    return this == DAY_OF_MONTH || this == DAY_OF_WEEK;
  }

  /** The number that a name stands for, in upper or lower case; −1 for all other texts. */
  int named(String text) {
    int index = List.of(names.split(" ")).indexOf(text.toUpperCase(Locale.ROOT));
    return index < 0 || text.isEmpty() ? -1 : index + min;
  }

  Values all() {
    return Values.range(min, max, 1);
  }

  /** The same days of the week with Sunday as 0 only. */
  Values normal(Values values) {
    return this == DAY_OF_WEEK && values.has(SUNDAY_AGAIN)
        ? values.or(Values.range(min, min, 1)).and(all())
        : values;
  }
}
