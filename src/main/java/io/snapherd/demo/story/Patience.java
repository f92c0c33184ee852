package io.snapherd.demo.story;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The demo's time.
 *
 * @param end until when it lives on after its story; absent: for ever
 */
public record Patience(Clock clock, Instant start, Optional<Instant> end) {
  private static final long LOOK_AGAIN_MILLIS = 100;

  public static Patience from(Clock clock, Optional<Duration> length) {
    Instant start = clock.instant();
    return new Patience(clock, start, length.map(start::plus));
  }

  /** Looks again and again; false: it has not come true in this time. */
  public boolean until(Duration atMost, BooleanSupplier come) throws InterruptedException {
    Instant last = clock.instant().plus(atMost);
    while (!look(come)) {
      if (!clock.instant().isBefore(last)) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
    }
    return true;
  }

  /** For ever, or until its time is over. */
  public void whileItLasts(Runnable look) throws InterruptedException {
    while (!over()) {
      look(
          () -> {
            look.run();
            return true;
          });
      TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
    }
  }

  /** The client turns an interrupt into an exception of its own. */
  private static boolean look(BooleanSupplier come) throws InterruptedException {
    try {
      return come.getAsBoolean();
    } catch (RuntimeException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException(e.getMessage());
      }
      throw e;
    }
  }

  public boolean over() {
    return end.filter(e -> !clock.instant().isBefore(e)).isPresent();
  }

  /** Since the demo began: {@code 12.3 s}. */
  public String elapsed() {
    double seconds = Duration.between(start, clock.instant()).toMillis() / 1000.0;
    return String.format(Locale.ROOT, "%.1f s", seconds);
  }
}
