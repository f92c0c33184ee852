package io.snapherd.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Which instants a wall-clock minute stands for where the clock is moved. Instants are whole
 * seconds.
 */
sealed interface ClockReading {
  Instant next(CronExpression expression, Instant after);

  Instant latest(CronExpression expression, Instant notAfter);

  /** Every real minute that the wall clock shows, both times if it shows it twice. */
  record EveryPass(ZoneRules rules) implements ClockReading {

    /**
     * Goes from one change of the clock to the next: in between, real and wall-clock time are
     * parallel.
     */
    @Override
    public Instant next(CronExpression expression, Instant after) {
      Instant from = after.plusSeconds(1);
      while (true) {
        ZoneOffset offset = rules.getOffset(from);
        LocalDateTime wall = LocalDateTime.ofInstant(from.plusSeconds(59), offset);
        Instant slot = expression.from(minute(wall)).toInstant(offset);
        ZoneOffsetTransition change = rules.nextTransition(from);
        if (change == null || slot.isBefore(change.getInstant())) {
          return slot;
        }
        from = change.getInstant();
      }
    }

    @Override
    public Instant latest(CronExpression expression, Instant notAfter) {
      Instant upTo = notAfter;
      while (true) {
        ZoneOffset offset = rules.getOffset(upTo);
        LocalDateTime wall = LocalDateTime.ofInstant(upTo, offset);
        Instant slot = expression.upTo(minute(wall)).toInstant(offset);
        ZoneOffsetTransition change = rules.previousTransition(upTo.plusSeconds(1));
        if (change == null || !slot.isBefore(change.getInstant())) {
          return slot;
        }
        upTo = change.getInstant().minusSeconds(1);
      }
    }
  }

  /**
   * Every wall-clock minute once: the first time it is shown, or when the gap ends that leaves it
   * out. So read, later minutes never stand for earlier instants, whatever the local dates do.
   */
  record FirstPass(ZoneRules rules) implements ClockReading {
    @Override
    public Instant next(CronExpression expression, Instant after) {
      return instant(expression.from(minute(reached(after)).plusMinutes(1)));
    }

    @Override
    public Instant latest(CronExpression expression, Instant notAfter) {
      return instant(expression.upTo(minute(reached(notAfter))));
    }

    /** The furthest that the wall clock has ever been: in a repeated hour, the end of it. */
    private LocalDateTime reached(Instant instant) {
      LocalDateTime wall = LocalDateTime.ofInstant(instant, rules.getOffset(instant));
      ZoneOffsetTransition repeat = rules.getTransition(wall);
      return repeat == null || instant.isBefore(repeat.getInstant())
          ? wall
          : repeat.getDateTimeBefore().minusSeconds(1);
    }

    private Instant instant(LocalDateTime wall) {
      ZoneOffsetTransition change = rules.getTransition(wall);
      if (change == null) {
        return wall.toInstant(rules.getOffset(wall));
      }
      return change.isGap() ? change.getInstant() : wall.toInstant(change.getOffsetBefore());
    }
  }

  private static LocalDateTime minute(LocalDateTime wall) {
    return wall.truncatedTo(ChronoUnit.MINUTES);
  }
}
