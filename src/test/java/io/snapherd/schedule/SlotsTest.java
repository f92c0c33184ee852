package io.snapherd.schedule;

import static io.snapherd.schedule.Given.at;
import static io.snapherd.schedule.Given.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.snapherd.Seeds;
import io.snapherd.model.InvalidSpec;
import io.snapherd.model.Policy;
import io.snapherd.model.Reason;
import io.snapherd.schedule.Given.PolicyFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlotsTest {
  private static final Duration HALF_HOUR = Duration.ofMinutes(30);

  @Test
  void withoutJitterASlotIsPastOnItsOwnSecond() {
    Slots slots = slots(policy().get());
    assertThat(slots.latestPast(at("10:00"))).hasValue(at("10:00"));
    assertThat(slots.latestPast(at("09:59:59"))).hasValue(at("09:00"));
  }

  @Test
  void withJitterASlotIsPastThatMuchLater() {
    Slots slots = hourly(Duration.ofMinutes(7));
    assertThat(slots.actsAt(at("10:00"))).isEqualTo(at("10:07"));
    assertThat(slots.latestPast(at("10:06:59"))).hasValue(at("09:00"));
    assertThat(slots.latestPast(at("10:07"))).hasValue(at("10:00"));
  }

  @Test
  void jitterIsAtMostHalfTheGapToTheNextSlot() {
    Slots slots = delayed("0,10 * * * *", HALF_HOUR);
    assertThat(slots.actsAt(at("10:00"))).isEqualTo(at("10:05"));
    assertThat(slots.actsAt(at("10:10"))).isEqualTo(at("10:35"));
  }

  @Test
  void nextActIsWhenASlotBecomesPast() {
    Slots slots = hourly(Duration.ofMinutes(7));
    assertThat(slots.nextAct(at("10:00"))).hasValue(at("10:07"));
    assertThat(slots.nextAct(at("10:06:59"))).hasValue(at("10:07"));
    assertThat(slots.nextAct(at("10:07"))).hasValue(at("11:07"));
  }

  @Test
  void theNextSlotIsShownWithoutItsJitter() {
    assertThat(hourly(Duration.ofMinutes(7)).next(at("10:00"))).hasValue(at("11:00"));
  }

  @Test
  void theDelayOfAPolicyIsTheSameForEver() {
    assertThat(delay("3f1c2c9e-6f0b-4b0e-9d57-0a4c7c8f6a11")).isEqualTo(Duration.ofSeconds(87));
  }

  @Test
  void delaysAreSpreadOverTheWholeJitter() {
    int[] quarters = new int[4];
    IntStream.range(0, 1000)
        .forEach(i -> quarters[(int) delay("uid-" + i).toSeconds() * 4 / 1801]++);
    assertThat(Arrays.stream(quarters).boxed()).allMatch(n -> n > 200);
  }

  @Test
  void theDelayIsAtMostTheJitterItself() {
    Slots none = slots(policy().jitter(Duration.ZERO).get());
    assertThat(none.delay()).isZero();
    assertThat(IntStream.range(0, 200).mapToObj(i -> smallDelay("uid-" + i)).distinct())
        .containsExactlyInAnyOrder(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1801, Long.MAX_VALUE})
  void aJitterOutOfRangeIsRefused(long seconds) {
    InvalidSpec refusal = refusal(policy().jitter(Duration.ofSeconds(seconds)));
    assertThat(refusal).hasMessage("is not between 0 and 1800");
    assertThat(refusal.field()).isEqualTo("spec.jitterSeconds");
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 9})
  void aStartingDeadlineThatNobodyCanMeetIsRefused(long seconds) {
    InvalidSpec refusal = refusal(policy().deadline(Duration.ofSeconds(seconds)));
    assertThat(refusal).hasMessage("is below 10");
    assertThat(refusal.field()).isEqualTo("spec.startingDeadlineSeconds");
  }

  @ParameterizedTest
  @ValueSource(longs = {10, Long.MAX_VALUE})
  void allOthersAreNot(long seconds) {
    Slots slots = slots(policy().deadline(Duration.ofSeconds(seconds)).get());
    assertThat(slots.missed(at("10:00"), at("10:00:10"))).isFalse();
  }

  @Test
  void badSchedulesAndZonesAreRefused() {
    assertThat(refusal(policy().schedule("nonsense")).reason()).isEqualTo(Reason.InvalidSchedule);
    assertThat(refusal(policy().zone("nonsense")).reason()).isEqualTo(Reason.InvalidTimeZone);
  }

  @ParameterizedTest
  @CsvSource({"1, 10:01", "2, 10:03", "3, 10:07", "4, 10:15", "5, 10:30", "6, 10:45"})
  void aRefusedCreateIsTriedAgainAtGrowingDistances(int refusals, String next) {
    assertThat(slots(policy().get()).nextTry(at("10:00"), refusedFrom("10:00", refusals)))
        .hasValue(at(next));
  }

  @Test
  void itIsGivenUpWhenTheNextSlotComesFirst() {
    assertThat(slots(policy().get()).nextTry(at("10:00"), refusedFrom("10:00", 7))).isEmpty();
  }

  @Test
  void theNextSlotComesFirstWhenItsJitterIsOver() {
    Slots slots = hourly(Duration.ofMinutes(1));
    assertThat(slots.nextTry(at("10:00"), refusedFrom("10:00", 7))).hasValue(at("11:00"));
  }

  @Test
  void itIsGivenUpWhenTheStartingDeadlineComesFirst() {
    Slots slots = slots(policy().deadline(Duration.ofMinutes(7)).get());
    assertThat(slots.nextTry(at("10:00"), refusedFrom("10:00", 3))).hasValue(at("10:07"));
    assertThat(slots.nextTry(at("10:00"), refusedFrom("10:00", 4))).isEmpty();
  }

  static LongStream seeds() {
    return Seeds.first(100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void jitterKeepsTheOrderOfSlots(long seed) {
    Random random = new Random(seed);
    Slots slots = random(random);
    Instant slot = slots.next(anyTime(random)).orElseThrow();
    Instant next = slots.next(slot).orElseThrow();
    assertThat(slots.actsAt(slot)).isAfterOrEqualTo(slot).isBefore(next);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void latestPastIsTheNewestWhoseTimeHasCome(long seed) {
    Random random = new Random(seed);
    Slots slots = random(random);
    Instant now = anyTime(random);
    Instant latest = slots.latestPast(now).orElseThrow();
    Instant following = slots.next(latest).orElseThrow();
    assertThat(slots.actsAt(latest)).isBeforeOrEqualTo(now);
    assertThat(slots.actsAt(following)).isAfter(now);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void latestPastChangesAtNextActAndNotBefore(long seed) {
    Random random = new Random(seed);
    Slots slots = random(random);
    Instant now = anyTime(random);
    Instant act = slots.nextAct(now).orElseThrow();
    Optional<Instant> latest = slots.latestPast(now);
    assertThat(act).isAfter(now);
    assertThat(slots.latestPast(act.minusNanos(1))).isEqualTo(latest);
    assertThat(slots.latestPast(act)).isEqualTo(slots.next(latest.orElseThrow()));
    assertThat(slots.before(slots.latestPast(act).orElseThrow())).isEqualTo(latest);
  }

  private static Slots random(Random random) {
    while (true) {
      String cron = RandomCron.any(random).toString();
      if (Parsed.accepts(cron)) {
        return delayed(cron, Duration.ofSeconds(random.nextInt(1801)));
      }
    }
  }

  private static Instant anyTime(Random random) {
    return Instant.ofEpochSecond(random.nextLong(4_200_000_000L));
  }

  /** Tried at once, and again each time as told. */
  private static Refusals refusedFrom(String time, int count) {
    Refusals refusals = Refusals.once(at(time));
    for (int i = 1; i < count; i++) {
      refusals = refusals.again(refusals.nextTry());
    }
    return refusals;
  }

  private static Duration delay(String uid) {
    return slots(policy().uid(uid).jitter(HALF_HOUR).get()).delay();
  }

  private static Duration smallDelay(String uid) {
    return slots(policy().uid(uid).jitter(Duration.ofSeconds(2)).get()).delay();
  }

  private static Slots hourly(Duration delay) {
    return delayed("0 * * * *", delay);
  }

  private static Slots delayed(String cron, Duration delay) {
    return new Slots(Parsed.schedule(cron, "Etc/UTC"), delay, Optional.empty());
  }

  private static InvalidSpec refusal(PolicyFacts policy) {
    return catchThrowableOfType(InvalidSpec.class, () -> Slots.of(policy.get()));
  }

  static Slots slots(Policy policy) {
    try {
      return Slots.of(policy);
    } catch (InvalidSpec e) {
      throw new AssertionError(e.sentence(), e);
    }
  }
}
