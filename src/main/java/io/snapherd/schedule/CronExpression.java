package io.snapherd.schedule;

import io.snapherd.model.InvalidSpec;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/**
 * A schedule in the five fields of cron, or one of {@code @hourly @daily @midnight @weekly @monthly
 * @yearly @annually}, as a Kubernetes CronJob takes it: which wall-clock minutes match. What they
 * mean in a zone is {@link Schedule}'s part.
 *
 * <p>Day of month and day of week both restricted: either suffices. A day field is unrestricted if
 * a part of it is {@code *} without a step above 1, or {@code ?}. Each expression matches at least
 * once in 8 years. Two are equal if they are written alike.
 *
 * @see <a href="https://pkg.go.dev/github.com/robfig/cron/v3">robfig/cron, the evaluator of
 *     CronJob</a>
 */
public final class CronExpression {
  private final String text;
  private final TimesOfDay times;
  private final Dates dates;

  CronExpression(String text, TimesOfDay times, Dates dates) {
    this.text = text;
    this.times = times;
    this.dates = dates;
  }

  /**
   * Reads any text in no time, however long.
   *
   * @throws InvalidSpec for the field {@code spec.schedule}: the sentence names the part that is
   *     wrong and the mend
   */
  public static CronExpression parse(String text) throws InvalidSpec {
    return CronParser.parse(text);
  }

  /** All 24 hours match, whether written {@code *}, {@code 0-23} or one by one. */
  boolean everyHour() {
    return times.everyHour();
  }

  /** The first matching minute that is not before {@code minute}, which has no seconds. */
  LocalDateTime from(LocalDateTime minute) {
    LocalDate date = dates.from(minute.toLocalDate());
    if (!date.equals(minute.toLocalDate())) {
      return date.atTime(times.first());
    }
    Optional<LocalTime> time = times.from(minute.toLocalTime());
    return time.isPresent()
        ? date.atTime(time.get())
        : dates.from(date.plusDays(1)).atTime(times.first());
  }

  /** The last matching minute that is not after {@code minute}. */
  LocalDateTime upTo(LocalDateTime minute) {
    LocalDate date = dates.upTo(minute.toLocalDate());
    if (!date.equals(minute.toLocalDate())) {
      return date.atTime(times.last());
    }
    Optional<LocalTime> time = times.upTo(minute.toLocalTime());
    return time.isPresent()
        ? date.atTime(time.get())
        : dates.upTo(date.minusDays(1)).atTime(times.last());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CronExpression that && that.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }
}
