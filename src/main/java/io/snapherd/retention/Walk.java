package io.snapherd.retention;

import io.snapherd.retention.Ground.Slot;
import io.snapherd.retention.Ground.Window;
import io.snapherd.retention.Rule.Calendar;
import io.snapherd.retention.Rule.Last;
import io.snapherd.retention.Rule.Within;
import java.time.Duration;
import java.time.Instant;
import java.time.zone.ZoneRules;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** One rule's way through the snapshots that count: it must meet all of them, newest first. */
interface Walk {
  /** Why the rule keeps the snapshot it meets next, if it does. */
  Optional<Ground> meet(Instant time);

  static Walk of(Rule rule, ZoneRules zone, Instant now) {
    if (rule instanceof Last last) {
      return new LastWalk(last);
    }
    return rule instanceof Calendar calendar
        ? new CalendarWalk(calendar, zone)
        : new WithinWalk((Within) rule, now);
  }

  /** Takes the first ones. */
  final class LastWalk implements Walk {
    private final Last rule;
    private int taken;

    LastWalk(Last rule) {
      this.rule = rule;
    }

    @Override
    public Optional<Ground> meet(Instant time) {
      return taken == rule.count() ? Optional.empty() : Optional.of(new Slot(rule, ++taken));
    }
  }

  /**
   * Takes the first one of each bucket. It remembers all of them: where a repeated hour crosses
   * midnight, going back in time leads from one day to the day before it and back again.
   */
  final class CalendarWalk implements Walk {
    private final Calendar rule;
    private final ZoneRules zone;
    private final Set<Long> buckets = new HashSet<>();

    CalendarWalk(Calendar rule, ZoneRules zone) {
      this.rule = rule;
      this.zone = zone;
    }

    @Override
    public Optional<Ground> meet(Instant time) {
      return buckets.size() < rule.count() && buckets.add(rule.period().bucket(time, zone))
          ? Optional.of(new Slot(rule, buckets.size()))
          : Optional.empty();
    }
  }

  /** Takes what lies in the window that ends with the first one, but not later than now. */
  final class WithinWalk implements Walk {
    private final Within rule;
    private final Instant now;
    private Optional<Instant> end = Optional.empty();

    WithinWalk(Within rule, Instant now) {
      this.rule = rule;
      this.now = now;
    }

    @Override
    public Optional<Ground> meet(Instant time) {
      Instant anchor = end.orElse(time.isBefore(now) ? time : now);
      end = Optional.of(anchor);
      return Duration.between(time, anchor).compareTo(rule.window()) < 0
          ? Optional.of(new Window(rule))
          : Optional.empty();
    }
  }
}
