package io.snapherd.schedule;

import io.snapherd.model.InvalidSpec;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicySpec;
import io.snapherd.model.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A policy's slots, and when each is acted on.
 *
 * @param delay this policy's own share of {@code spec.jitterSeconds}, in whole seconds
 * @param startingDeadline how late a slot may be acted on; absent: however late
 */
public record Slots(Schedule schedule, Duration delay, Optional<Duration> startingDeadline) {
  private static final Duration LONGEST_JITTER = Duration.ofMinutes(30);
  private static final Duration SHORTEST_DEADLINE = Duration.ofSeconds(10);

  /**
   * The slots that a policy's spec asks for; its memory has no part in them.
   *
   * @throws InvalidSpec for {@code spec.schedule}, {@code timeZone}, {@code jitterSeconds} or
   *     {@code startingDeadlineSeconds}
   */
  public static Slots of(Policy policy) throws InvalidSpec {
    PolicySpec spec = policy.spec();
    Schedule schedule = Schedule.of(spec.schedule(), spec.timeZone());
    return new Slots(schedule, delay(policy.uid(), jitter(spec)), deadline(spec));
  }

  /** The slot after {@code now}, strictly. */
  public Optional<Instant> next(Instant now) {
    return schedule.next(now);
  }

  /** The newest slot that is past: its time to act has come. */
  public Optional<Instant> latestPast(Instant now) {
    Optional<Instant> latest = schedule.latest(now);
    return latest.isPresent() && actsAt(latest.get()).isAfter(now) ? before(latest.get()) : latest;
  }

  /** The slot before {@code slot}: its time to act came before {@code slot} itself. */
  public Optional<Instant> before(Instant slot) {
    return schedule.latest(slot.minusNanos(1));
  }

  /**
   * When {@code slot} is acted on: the slot and the policy's delay, but at most half way to the
   * next slot, so that slots keep their order and never meet.
   */
  public Instant actsAt(Instant slot) {
    return delay.isZero() ? slot : slot.plus(shortened(slot));
  }

  /** The first instant after {@code now} at which a slot becomes past: when to look again. */
  public Optional<Instant> nextAct(Instant now) {
    return schedule
        .latest(now)
        .map(this::actsAt)
        .filter(act -> act.isAfter(now))
        .or(() -> schedule.next(now).map(this::actsAt));
  }

  /** Too late for {@code slot} by the starting deadline; on the second itself it is not. */
  boolean missed(Instant slot, Instant at) {
    return startingDeadline
        .filter(deadline -> Duration.between(actsAt(slot), at).compareTo(deadline) > 0)
        .isPresent();
  }

  /**
   * When a create for {@code slot} that was refused is tried again; absent: not any more, because
   * the next slot's time or the starting deadline comes first.
   */
  public Optional<Instant> nextTry(Instant slot, Refusals refusals) {
    return Optional.of(refusals.nextTry())
        .filter(at -> latestPast(at).equals(Optional.of(slot)) && !missed(slot, at));
  }

  private Duration shortened(Instant slot) {
    return schedule
        .next(slot)
        .map(next -> Duration.between(slot, next).dividedBy(2))
        .filter(half -> half.compareTo(delay) < 0)
        .orElse(delay);
  }

  /** The same for a uid for ever, and evenly spread over uids: from 0 to the jitter. */
  private static Duration delay(String uid, Duration jitter) {
    CRC32 hash = new CRC32();
    hash.update(uid.getBytes(StandardCharsets.UTF_8));
    return Duration.ofSeconds(hash.getValue() % (jitter.toSeconds() + 1));
  }

  private static Duration jitter(PolicySpec spec) throws InvalidSpec {
    if (spec.jitter().isNegative() || spec.jitter().compareTo(LONGEST_JITTER) > 0) {
      throw invalid("spec.jitterSeconds", "is not between 0 and " + LONGEST_JITTER.toSeconds());
    }
    return spec.jitter();
  }

  private static Optional<Duration> deadline(PolicySpec spec) throws InvalidSpec {
    if (spec.startingDeadline().filter(d -> d.compareTo(SHORTEST_DEADLINE) < 0).isPresent()) {
      throw invalid("spec.startingDeadlineSeconds", "is below " + SHORTEST_DEADLINE.toSeconds());
    }
    return spec.startingDeadline();
  }

  private static InvalidSpec invalid(String field, String message) {
    return new InvalidSpec(Reason.InvalidSchedule, field, message);
  }
}
