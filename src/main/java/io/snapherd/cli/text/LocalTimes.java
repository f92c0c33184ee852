package io.snapherd.cli.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as the clocks of a zone show them. */
public record LocalTimes(ZoneId zone) {
  private static final DateTimeFormatter WITH_WEEKDAY =
      DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm xxx", Locale.ENGLISH);
  private static final DateTimeFormatter RFC_3339 =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ENGLISH);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ENGLISH);

  /** {@code Mon 2026-03-30 02:30 +02:00}. */
  public String withWeekday(Instant time) {
    return format(time, WITH_WEEKDAY);
  }

  /** {@code 2026-03-30 02:30}. */
  public String minute(Instant time) {
    return format(time, MINUTE);
  }

  /**
   * RFC 3339 with the zone's offset, to the second. Before there were time zones clocks followed
   * the sun, to the second; RFC 3339 cannot write that, so that such times stand in UTC.
   */
  public String rfc3339(Instant time) {
    OffsetDateTime local = time.atZone(zone).toOffsetDateTime();
    boolean wholeMinutes = local.getOffset().getTotalSeconds() % 60 == 0;
    return RFC_3339.format(wholeMinutes ? local : local.withOffsetSameInstant(ZoneOffset.UTC));
  }

  /** Instants reach further than the years of a calendar. */
  private String format(Instant time, DateTimeFormatter format) {
    try {
      return format.format(time.atZone(zone));
    } catch (DateTimeException e) {
      return time.toString();
    }
  }
}
