package io.snapherd.demo.cluster;

import io.snapherd.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the last months have left of a daily schedule: a few days, weeks and months more than the
 * demo's policy keeps, so that there is something to prune.
 */
record History(Schedule schedule) {
  private static final Duration LENGTH = Duration.ofDays(250);
  private static final int DAYS = 9;
  private static final int WEEKS = 5;
  private static final int MONTHS = 7;

  /** Oldest first. */
  Set<Instant> until(Instant newest) {
    List<Instant> slots =
        Stream.iterate(newest, this::before).takeWhile(newest.minus(LENGTH)::isBefore).toList();
    Set<Instant> left = new TreeSet<>(newestOf(slots, DAYS, ZonedDateTime::toLocalDate));
    left.addAll(newestOf(slots, WEEKS, History::week));
    left.addAll(newestOf(slots, MONTHS, YearMonth::from));
    return left;
  }

  /** The slot before a slot. */
  Instant before(Instant slot) {
    return schedule.latest(slot.minusSeconds(1)).orElseThrow();
  }

  private List<Instant> newestOf(List<Instant> slots, int count, Function<ZonedDateTime, ?> of) {
    Set<Object> seen = new HashSet<>();
    return slots.stream()
        .filter(slot -> seen.add(of.apply(slot.atZone(schedule.zone()))))
        .limit(count)
        .toList();
  }

  private static Object week(ZonedDateTime time) {
    LocalDate date = time.toLocalDate();
    return List.of(
        date.get(IsoFields.WEEK_BASED_YEAR), date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }
}
