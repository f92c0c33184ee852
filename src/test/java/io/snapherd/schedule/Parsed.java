package io.snapherd.schedule;

import io.snapherd.model.InvalidSpec;
import java.time.ZoneId;

/** Expressions for tests. */
final class Parsed {
  private Parsed() {}

  static CronExpression cron(String text) {
    try {
      return CronExpression.parse(text);
    } catch (InvalidSpec e) {
      throw new AssertionError(e.sentence(), e);
    }
  }

  static Schedule schedule(String text, String zone) {
    return new Schedule(cron(text), ZoneId.of(zone));
  }

  static boolean accepts(String text) {
    try {
      CronExpression.parse(text);
      return true;
    } catch (InvalidSpec e) {
      return false;
    }
  }
}
