package io.snapherd.retention;

import java.time.Duration;

/**
 * One of the rules of {@code spec.retention}. Each looks at all snapshots that count, whatever the
 * other rules keep.
 */
public sealed interface Rule {
  int MAX_COUNT = 10_000;

  /** The rule without its limit, as users read it: {@code daily}, {@code last}, {@code within}. */
  String word();

  /** How much it keeps: {@code 7} or {@code 72h}. */
  String limit();

  /** The whole rule; equal for rules that keep the same. */
  default String text() {
    return word() + " " + limit();
  }

  /** A rule with a number of slots, 1 to {@value #MAX_COUNT}. */
  sealed interface Counted extends Rule {
    int count();

    @Override
    default String limit() {
      return Integer.toString(count());
    }
  }

  /** {@code keepLast}: the newest ones. */
  record Last(int count) implements Counted {
    public Last {
      requireCount(count);
    }

    @Override
    public String word() {
      return "last";
    }
  }

  /** {@code keepHourly} to {@code keepYearly}: the newest one of each of the newest periods. */
  record Calendar(Period period, int count) implements Counted {
    public Calendar {
      requireCount(count);
    }

    @Override
    public String word() {
      return period.word();
    }
  }

  /**
   * {@code keepWithin}: everything that is less than so much older than the newest one. A window
   * that hung on the clock instead would empty itself when no new snapshots are made.
   *
   * @param limit as in the manifest: {@code 72h}, {@code 3d}
   * @param window the same as a duration, where a day has 24 hours
   */
  record Within(String limit, Duration window) implements Rule {
    public Within {
      if (window.isNegative() || window.isZero()) {
        throw new IllegalArgumentException("a window of " + window);
      }
    }

    @Override
    public String word() {
      return "within";
    }

    /** In hours: 3d and 72h are the same window. */
    @Override
    public String text() {
      return word() + " " + window.toHours() + "h";
    }
  }

  private static void requireCount(int count) {
    if (count < 1 || count > MAX_COUNT) {
      throw new IllegalArgumentException("a count of " + count);
    }
  }
}
