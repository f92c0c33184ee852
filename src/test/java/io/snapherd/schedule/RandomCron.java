package io.snapherd.schedule;

import io.snapherd.model.InvalidSpec;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A random expression together with what it means, put down as plain sets of numbers: a second
 * opinion that shares nothing with the evaluator.
 */
record RandomCron(Field minute, Field hour, Field day, Field month, Field weekday) {
  private static final String MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC";
  private static final String WEEKDAYS = "SUN MON TUE WED THU FRI SAT";

  record Field(String text, Set<Integer> values, Star star) {
    boolean restricted() {
      return star == Star.NO;
    }
  }

  enum Star {
    YES,
    NO
  }

  static RandomCron any(Random random) {
    return new RandomCron(
        field(random, 0, 59, ""),
        field(random, 0, 23, ""),
        random.nextInt(8) == 0 ? anyDay(1, 31) : field(random, 1, 31, ""),
        random.nextBoolean() ? star(1, 12) : field(random, 1, 12, MONTHS),
        random.nextInt(8) == 0 ? anyDay(0, 6) : field(random, 0, 6, WEEKDAYS));
  }

  /** Many slots on every day, so that a window of some days has something to show. */
  static RandomCron everyDay(Random random) {
    return new RandomCron(
        field(random, 0, 59, ""), field(random, 0, 23, ""), star(1, 31), star(1, 12), star(0, 6));
  }

  /** All hours by their number, which is as good as a star. */
  RandomCron inEveryHour() {
    return new RandomCron(minute, star(0, 23), day, month, weekday);
  }

  RandomCron inHour(int value) {
    return new RandomCron(
        minute, new Field("" + value, Set.of(value), Star.NO), day, month, weekday);
  }

  boolean everyHour() {
    return hour.values.size() == 24;
  }

  boolean matches(LocalDateTime wall) {
    return minute.values.contains(wall.getMinute())
        && hour.values.contains(wall.getHour())
        && month.values.contains(wall.getMonthValue())
        && matchesDay(wall);
  }

  private boolean matchesDay(LocalDateTime wall) {
    boolean ofMonth = day.values.contains(wall.getDayOfMonth());
    boolean ofWeek = weekday.values.contains(wall.getDayOfWeek().getValue() % 7);
    return (day.restricted() && weekday.restricted()) ? ofMonth || ofWeek : ofMonth && ofWeek;
  }

  CronExpression parse() {
    try {
      return CronExpression.parse(toString());
    } catch (InvalidSpec e) {
      throw new AssertionError(toString(), e);
    }
  }

  @Override
  public String toString() {
    return String.join(" ", minute.text, hour.text, day.text, month.text, weekday.text);
  }

  private static Field anyDay(int min, int max) {
    return new Field("?", numbers(min, max, 1), Star.YES);
  }

  private static Field star(int min, int max) {
    return new Field("*", numbers(min, max, 1), Star.YES);
  }

  private static Field field(Random random, int min, int max, String names) {
    List<Field> parts =
        random
            .ints(1 + random.nextInt(3), 0, 9)
            .mapToObj(i -> part(random, i, min, max, names))
            .toList();
    return new Field(
        parts.stream().map(Field::text).collect(Collectors.joining(",")),
        parts.stream().flatMap(p -> p.values.stream()).collect(Collectors.toSet()),
        parts.stream().allMatch(Field::restricted) ? Star.NO : Star.YES);
  }

  private static Field part(Random random, int kind, int min, int max, String names) {
    int a = min + random.nextInt(max - min + 1);
    int b = a + random.nextInt(max - a + 1);
    int step = 1 + random.nextInt(max - min + 1);
    return switch (kind) {
      case 0 -> new Field("*/" + step, numbers(min, max, step), step == 1 ? Star.YES : Star.NO);
      case 1 -> new Field(word(random, a, min, names) + "/" + step, numbers(a, max, step), Star.NO);
      case 2 -> new Field(a + "-" + word(random, b, min, names), numbers(a, b, 1), Star.NO);
      case 3 -> new Field(a + "-" + b + "/" + step, numbers(a, b, step), Star.NO);
      case 4 -> random.nextInt(4) == 0 ? star(min, max) : new Field("" + a, Set.of(a), Star.NO);
      default -> new Field(word(random, a, min, names), Set.of(a), Star.NO);
    };
  }

  private static String word(Random random, int value, int min, String names) {
    if (names.isEmpty() || random.nextBoolean()) {
      return random.nextInt(4) == 0 ? "0" + value : "" + value;
    }
    String name = names.split(" ", -1)[value - min];
    return random.nextBoolean() ? name : name.toLowerCase(Locale.ROOT);
  }

  private static Set<Integer> numbers(int first, int last, int step) {
    Set<Integer> numbers = new TreeSet<>();
    for (int i = first; i <= last; i += step) {
      numbers.add(i);
    }
    return numbers;
  }
}
