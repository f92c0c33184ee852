package io.snapherd.schedule;

import java.time.LocalTime;
import java.util.Optional;

/** The minutes of a day that an expression names; the same every day. */
record TimesOfDay(Values hours, Values minutes) {
  private static final Values ALL_HOURS = Values.range(0, 23, 1);

  boolean everyHour() {
    return hours.equals(ALL_HOURS);
  }

  LocalTime first() {
    return LocalTime.of(hours.from(0), minutes.from(0));
  }

  LocalTime last() {
    return LocalTime.of(hours.upTo(23), minutes.upTo(59));
  }

  /** The first that is not before {@code minute}. */
  Optional<LocalTime> from(LocalTime minute) {
    int hour = minute.getHour();
    if (hours.has(hour) && minutes.from(minute.getMinute()) != Values.BEYOND) {
      return Optional.of(LocalTime.of(hour, minutes.from(minute.getMinute())));
    }
    int later = hours.from(hour + 1);
    return later == Values.BEYOND
        ? Optional.empty()
        : Optional.of(LocalTime.of(later, minutes.from(0)));
  }

  /** The last that is not after {@code minute}. */
  Optional<LocalTime> upTo(LocalTime minute) {
    int hour = minute.getHour();
    if (hours.has(hour) && minutes.upTo(minute.getMinute()) != Values.BELOW) {
      return Optional.of(LocalTime.of(hour, minutes.upTo(minute.getMinute())));
    }
    int earlier = hour == 0 ? Values.BELOW : hours.upTo(hour - 1);
    return earlier == Values.BELOW
        ? Optional.empty()
        : Optional.of(LocalTime.of(earlier, minutes.upTo(59)));
  }
}
