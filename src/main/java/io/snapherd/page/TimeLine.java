package io.snapherd.page;

import io.snapherd.retention.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Where the snapshots of a policy stand between its oldest one, on the left, and now, on the right.
 * The scale is logarithmic, as retention is: hours, days, weeks and years get about equal room.
 */
final class TimeLine {
  /** What is nearer to now than this is as good as now. */
  private static final Duration GRAIN = Duration.ofMinutes(10);

  private static final Duration AT_LEAST = Duration.ofDays(1);

  private final Instant now;
  private final Duration oldest;

  /**
   * @param x in percent from the left
   */
  record Tick(String x, String label) {}

  private enum Scale {
    HOUR("1 h", Duration.ofHours(1)),
    DAY("1 d", Duration.ofDays(1)),
    WEEK("1 w", Duration.ofDays(7)),
    MONTH("1 mo", Duration.ofDays(30)),
    YEAR("1 y", Duration.ofDays(365)),
    DECADE("10 y", Duration.ofDays(3650));

    private final String label;
    private final Duration age;

    Scale(String label, Duration age) {
      this.label = label;
      this.age = age;
    }
  }

  private TimeLine(Instant now, Duration oldest) {
    this.now = now;
    this.oldest = oldest;
  }

  static TimeLine of(List<Decision> decisions, Instant now) {
    Duration oldest =
        decisions.stream()
            .map(d -> Duration.between(d.time(), now))
            .reduce(AT_LEAST, (a, b) -> a.compareTo(b) > 0 ? a : b);
    return new TimeLine(now, oldest);
  }

  /** In percent from the left; what is dated in the future stands at now. */
  String x(Instant time) {
    return percent(Duration.between(time, now));
  }

  List<Tick> ticks() {
    return Arrays.stream(Scale.values())
        .filter(scale -> scale.age.compareTo(oldest) <= 0)
        .map(scale -> new Tick(percent(scale.age), scale.label))
        .toList();
  }

  private String percent(Duration age) {
    return String.format(Locale.ROOT, "%.2f%%", 100 * (1 - log(age) / log(oldest)));
  }

  private static double log(Duration age) {
    return Math.log1p(Math.max(0, age.toSeconds()) / (double) GRAIN.toSeconds());
  }
}
