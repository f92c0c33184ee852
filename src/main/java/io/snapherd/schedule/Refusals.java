package io.snapherd.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * How often, since when and when last the API refused to create one and the same snapshot.
 *
 * @param count at least 1
 */
public record Refusals(int count, Instant first, Instant last) {
  private static final Duration LONGEST = Duration.ofMinutes(15);

  public static Refusals once(Instant now) {
    return new Refusals(1, now, now);
  }

  public Refusals again(Instant now) {
    return new Refusals(count + 1, first, now);
  }

  /** When to try again: after 1, 2, 4, 8 and from then on 15 minutes. */
  public Instant nextTry() {
    return last.plus(delay());
  }

  /** Four doublings are past the longest delay; more would overflow in the end. */
  private Duration delay() {
    Duration doubled = Duration.ofMinutes(1L << Math.min(count - 1, 4));
    return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }
}
