package io.snapherd.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * A time as a page shows it.
 *
 * @param iso for machines
 * @param text for people, in UTC, to the minute
 * @param distance from now, in one unit: {@code 3 h ago}, {@code in 20 min}
 */
record Moment(String iso, String text, String distance) {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);

  static Moment of(Instant time, Instant now) {
    return new Moment(
        time.truncatedTo(ChronoUnit.SECONDS).toString(),
        MINUTE.format(time),
        distance(Duration.between(time, now)));
  }

  private static String distance(Duration age) {
    return age.isNegative() ? "in " + length(age.negated()) : length(age) + " ago";
  }

  /** Rounded down to one unit: nobody needs the minutes of a backup that is a week old. */
  private static String length(Duration length) {
    if (length.toDays() > 0) {
      return length.toDays() + " d";
    } else if (length.toHours() > 0) {
      return length.toHours() + " h";
    }
    return length.toMinutes() > 0 ? length.toMinutes() + " min" : length.toSeconds() + " s";
  }
}
