package io.snapherd.schedule;

import io.snapherd.model.InvalidSpec;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;
import java.util.Optional;

/**
 * A cron expression in a time zone: the slots, in the order of real time.
 *
 * <p>When clocks change: if some hours only are named, each matching wall-clock minute comes once.
 * One that is left out comes when the gap ends (several become one), one that is repeated comes the
 * first time. If all hours are, every real minute whose wall clock matches is a slot. (Kubernetes
 * leaves out or doubles instead.)
 *
 * <p>Slots exist in the years 1 to 9999, which RFC 3339 can write. Inside of them there is always a
 * next and a latest one.
 */
public record Schedule(CronExpression expression, ZoneId zone) {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  /**
   * The schedule of {@code spec.schedule} and {@code spec.timeZone}.
   *
   * @param timeZone see {@link TimeZones#parse}
   * @throws InvalidSpec for {@code spec.schedule} or {@code spec.timeZone}
   */
  public static Schedule of(String expression, String timeZone) throws InvalidSpec {
    return new Schedule(CronExpression.parse(expression), TimeZones.parse(timeZone));
  }

  /** The first slot after {@code after}, strictly. */
  public Optional<Instant> next(Instant after) {
    if (!after.isBefore(LAST)) {
      return Optional.empty();
    }
    Instant start = after.isBefore(FIRST) ? FIRST.minusSeconds(1) : after;
    return slot(reading().next(expression, start.truncatedTo(ChronoUnit.SECONDS)));
  }

  /** The last slot that is not after {@code notAfter}. */
  public Optional<Instant> latest(Instant notAfter) {
    if (notAfter.isBefore(FIRST)) {
      return Optional.empty();
    }
    Instant start = notAfter.isAfter(LAST) ? LAST : notAfter;
    return slot(reading().latest(expression, start.truncatedTo(ChronoUnit.SECONDS)));
  }

  private static Optional<Instant> slot(Instant instant) {
    return instant.isBefore(FIRST) || instant.isAfter(LAST)
        ? Optional.empty()
        : Optional.of(instant);
  }

  private ClockReading reading() {
    ZoneRules rules = zone.getRules();
    return expression.everyHour()
        ? new ClockReading.EveryPass(rules)
        : new ClockReading.FirstPass(rules);
  }
}
