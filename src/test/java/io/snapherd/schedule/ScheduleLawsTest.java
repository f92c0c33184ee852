package io.snapherd.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every expression, zone and instant. */
class ScheduleLawsTest {
  private static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream().sorted().toList();
  private static final Duration MARGIN = Duration.ofDays(2);

  /** A window has at most 5760 minutes: an evaluator that stands still fails and does not hang. */
  private static final int MORE_THAN_ALL = 6000;

  static LongStream seeds() {
    return Seeds.first(150);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nextIsLaterAndNothingFiresBetween(long seed) {
    Random random = new Random(seed);
    Schedule schedule = schedule(random);
    Instant start = instant(random);
    Instant next = schedule.next(start).orElseThrow();
    assertThat(next).isAfter(start);
    assertThat(schedule.next(between(random, start, next))).hasValue(next);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void latestIsNotLaterAndNothingFiresBetween(long seed) {
    Random random = new Random(seed);
    Schedule schedule = schedule(random);
    Instant start = instant(random);
    Instant latest = schedule.latest(start).orElseThrow();
    assertThat(latest).isBeforeOrEqualTo(start);
    assertThat(schedule.latest(between(random, latest, start))).hasValue(latest);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nextAndLatestAreEachOthersInverse(long seed) {
    Random random = new Random(seed);
    Schedule schedule = schedule(random);
    Instant start = instant(random);
    Instant next = schedule.next(start).orElseThrow();
    Optional<Instant> latest = schedule.latest(start);
    assertThat(schedule.latest(next)).hasValue(next);
    assertThat(schedule.latest(next.minusNanos(1))).isEqualTo(latest);
    assertThat(schedule.next(latest.orElseThrow())).hasValue(next);
    assertThat(schedule.next(latest.orElseThrow().minusNanos(1))).isEqualTo(latest);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void laterStartsNeverHaveEarlierSlots(long seed) {
    Random random = new Random(seed);
    Schedule schedule = schedule(random);
    Instant early = instant(random);
    Instant late = early.plusSeconds(random.nextInt(100_000_000));
    assertThat(schedule.next(late).orElseThrow())
        .isAfterOrEqualTo(schedule.next(early).orElseThrow());
    assertThat(schedule.latest(late).orElseThrow())
        .isAfterOrEqualTo(schedule.latest(early).orElseThrow());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theNextSlotIsAtMostEightYearsAway(long seed) {
    Random random = new Random(seed);
    Schedule schedule = schedule(random);
    Instant start = instant(random);
    assertThat(schedule.next(start).orElseThrow())
        .isBefore(start.plus(8 * 366 + 1, ChronoUnit.DAYS));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aFixedOffsetIsUtcShifted(long seed) {
    Random random = new Random(seed);
    CronExpression cron = RandomCron.any(random).parse();
    Instant start = instant(random);
    int hours = random.nextInt(13);
    Schedule east = new Schedule(cron, ZoneId.of("Etc/GMT-" + hours));
    Schedule utc = new Schedule(cron, ZoneOffset.UTC);
    Duration shift = Duration.ofHours(hours);
    assertThat(east.next(start))
        .isEqualTo(utc.next(start.plus(shift)).map(slot -> slot.minus(shift)));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyMatchingDateFiresOnceIfTheHourIsRestricted(long seed) {
    Random random = new Random(seed);
    ZoneId zone = zone(random);
    RandomCron cron = RandomCron.any(random).inHour(random.nextInt(24));
    ZoneOffsetTransition change = change(random, zone.getRules());
    Schedule schedule = new Schedule(cron.parse(), zone);
    LocalDate first = change.getDateTimeBefore().toLocalDate().minusDays(3);
    for (LocalDate date = first; date.isBefore(first.plusDays(7)); date = date.plusDays(1)) {
      LocalDateTime wall = date.atTime(cron.hour().values().iterator().next(), 0);
      wall = wall.plusMinutes(cron.minute().values().stream().min(Integer::compare).orElseThrow());
      if (cron.matches(wall)) {
        Instant slot = firstPass(wall, zone.getRules());
        assertThat(schedule.next(slot.minusSeconds(1))).as("%s in %s", cron, zone).hasValue(slot);
      }
    }
  }

  /** Around a moved clock, against a list of every minute there is. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void slotsAroundAChangeOfTheClockAreThoseOfTheDefinition(long seed) {
    Random random = new Random(seed);
    ZoneId zone = zone(random);
    ZoneOffsetTransition change = change(random, zone.getRules());
    Instant start = change.getInstant().minus(MARGIN);
    Instant end = change.getInstant().plus(MARGIN);
    Stream.of(RandomCron.everyDay(random), RandomCron.everyDay(random).inEveryHour())
        .forEach(
            cron ->
                assertThat(slots(new Schedule(cron.parse(), zone), start, end))
                    .as("%s in %s at %s", cron, zone, change)
                    .isEqualTo(defined(cron, zone.getRules(), start, end)));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void slotsBeforeAChangeOfTheClockAreThoseAfterItBackwards(long seed) {
    Random random = new Random(seed);
    ZoneId zone = zone(random);
    RandomCron cron = random.nextBoolean() ? RandomCron.everyDay(random) : RandomCron.any(random);
    Instant change = change(random, zone.getRules()).getInstant();
    Schedule schedule = new Schedule(cron.parse(), zone);
    Instant start = change.minus(MARGIN);
    Instant end = change.plus(MARGIN);
    assertThat(backwards(schedule, start, end))
        .as("%s in %s at %s", cron, zone, change)
        .isEqualTo(slots(schedule, start, end));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void datesThatNeverComeAreRefusedAndNoOthers(long seed) {
    Random random = new Random(seed);
    int day = 1 + random.nextInt(31);
    Month month = Month.of(1 + random.nextInt(12));
    String cron = "0 0 " + day + " " + month.getValue() + " *";
    assertThat(Parsed.accepts(cron)).as(cron).isEqualTo(day <= month.maxLength());
  }

  private static List<Instant> slots(Schedule schedule, Instant start, Instant end) {
    return Stream.iterate(
            schedule.next(start).orElseThrow(), slot -> schedule.next(slot).orElseThrow())
        .takeWhile(slot -> !slot.isAfter(end))
        .limit(MORE_THAN_ALL)
        .toList();
  }

  private static List<Instant> backwards(Schedule schedule, Instant start, Instant end) {
    return Stream.iterate(
            schedule.latest(end).orElseThrow(),
            slot -> schedule.latest(slot.minusSeconds(1)).orElseThrow())
        .takeWhile(slot -> slot.isAfter(start))
        .limit(MORE_THAN_ALL)
        .sorted()
        .toList();
  }

  private static List<Instant> defined(
      RandomCron cron, ZoneRules rules, Instant start, Instant end) {
    TreeSet<Instant> slots = new TreeSet<>();
    LocalDateTime wall = LocalDateTime.ofInstant(start, ZoneOffset.UTC).minusDays(2);
    LocalDateTime last = LocalDateTime.ofInstant(end, ZoneOffset.UTC).plusDays(2);
    for (wall = wall.truncatedTo(ChronoUnit.MINUTES);
        wall.isBefore(last);
        wall = wall.plusMinutes(1)) {
      if (cron.matches(wall)) {
        if (cron.everyHour()) {
          LocalDateTime shown = wall;
          rules.getValidOffsets(wall).forEach(offset -> slots.add(shown.toInstant(offset)));
        } else {
          slots.add(firstPass(wall, rules));
        }
      }
    }
    return slots.stream().filter(s -> s.isAfter(start) && !s.isAfter(end)).toList();
  }

  private static Instant firstPass(LocalDateTime wall, ZoneRules rules) {
    return rules.getValidOffsets(wall).stream()
        .map(wall::toInstant)
        .min(Instant::compareTo)
        .orElseGet(() -> rules.getTransition(wall).getInstant());
  }

  private static Schedule schedule(Random random) {
    while (true) {
      String cron = RandomCron.any(random).toString();
      if (Parsed.accepts(cron)) {
        return new Schedule(Parsed.cron(cron), zone(random));
      }
    }
  }

  private static ZoneId zone(Random random) {
    return ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
  }

  /**
   * One after 1972, when offsets had come to be whole minutes; a made-up one where there is none.
   */
  private static ZoneOffsetTransition change(Random random, ZoneRules rules) {
    Instant after = Instant.ofEpochSecond(random.nextInt(2_000_000_000));
    ZoneOffsetTransition next = rules.nextTransition(after);
    return next != null
        ? next
        : ZoneOffsetTransition.of(
            LocalDateTime.of(2026, 3, 29, 2, 0), ZoneOffset.UTC, ZoneOffset.ofHours(1));
  }

  private static Instant instant(Random random) {
    return Instant.ofEpochSecond(random.nextLong(4_200_000_000L), random.nextInt(3));
  }

  private static Instant between(Random random, Instant from, Instant to) {
    long seconds = Duration.between(from, to).toSeconds();
    return seconds == 0 ? from : from.plusSeconds(random.nextLong(seconds));
  }
}
