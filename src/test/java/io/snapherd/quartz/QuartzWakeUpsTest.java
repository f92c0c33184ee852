package io.snapherd.quartz;

import static io.snapherd.quartz.Engine.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

import io.snapherd.operation.Key;
import io.snapherd.operation.fake.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;

/** Wake-ups on a real Quartz scheduler. */
@Timeout(60)
class QuartzWakeUpsTest {
  private static final Key KEY = key("a");
  private static final Duration AN_HOUR = Duration.ofHours(1);

  @Test
  void aKeyThatIsWokenRuns() {
    try (Engine engine = new Engine(k -> Optional.empty())) {
      engine.wakeNow(KEY);
      await().until(() -> engine.runs(KEY) == 1);
    }
  }

  @Test
  void aWakeUpMovesEarlier() {
    try (Engine engine = new Engine(k -> Optional.empty())) {
      engine.wakeUps.wake(KEY, Instant.now().plus(AN_HOUR));
      engine.wakeNow(KEY);
      await().until(() -> engine.runs(KEY) == 1);
    }
  }

  @Test
  void aWakeUpNeverMovesLater() {
    try (Engine engine = new Engine(k -> Optional.empty())) {
      engine.wakeUps.wake(KEY, Instant.now().plusMillis(300));
      engine.wakeUps.wake(KEY, Instant.now().plus(AN_HOUR));
      await().until(() -> engine.runs(KEY) == 1);
    }
  }

  @Test
  void whatALookAnswersHidesNoEventThatCameMeanwhile() throws InterruptedException {
    CountDownLatch looking = new CountDownLatch(1);
    CountDownLatch woken = new CountDownLatch(1);
    try (Engine engine =
        new Engine(
            k -> {
              looking.countDown();
              awaitQuietly(woken);
              return Optional.of(Instant.now().plus(AN_HOUR));
            })) {
      engine.wakeNow(KEY);
      looking.await();
      engine.wakeNow(KEY);
      woken.countDown();
      await().until(() -> engine.runs(KEY) == 2);
    }
  }

  @Test
  void aKeyRunsNeverBeforeItsTime() throws InterruptedException {
    BlockingQueue<Instant> ran = new LinkedBlockingQueue<>();
    try (Engine engine =
        new Engine(
            k -> {
              ran.add(Instant.now());
              return Optional.empty();
            })) {
      for (int i = 0; i < 50; i++) {
        Instant at = Instant.now().plusNanos(3_456_789);
        engine.wakeUps.wake(KEY, at);
        assertThat(ran.poll(10, TimeUnit.SECONDS)).isAfterOrEqualTo(at);
      }
    }
  }

  @Test
  void manyWakeUpsDuringARunLeadToOneMoreRun() throws InterruptedException {
    CountDownLatch looking = new CountDownLatch(1);
    CountDownLatch woken = new CountDownLatch(1);
    try (Engine engine =
        new Engine(
            k -> {
              looking.countDown();
              awaitQuietly(woken);
              return Optional.empty();
            })) {
      engine.wakeNow(KEY);
      looking.await();
      IntStream.range(0, 5_000).forEach(i -> engine.wakeNow(KEY));
      woken.countDown();
      await().until(() -> engine.runs(KEY) == 2);

      runSomethingElse(engine);
      assertThat(engine.runs(KEY)).isEqualTo(2);
    }
  }

  @Test
  void noWakeUpIsLostHoweverTheRunBeforeItEnds() {
    AtomicInteger asked = new AtomicInteger();
    BlockingQueue<Integer> seen = new LinkedBlockingQueue<>();
    try (Engine engine =
        new Engine(
            k -> {
              seen.add(asked.get());
              return Optional.empty();
            })) {
      for (int i = 1; i <= 3_000; i++) {
        asked.set(i);
        engine.wakeNow(KEY);
        awaitSeen(seen, i);
      }
    }
  }

  @Test
  void noTwoRunsOfAKeyHappenAtOnce() {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (Engine engine =
        new Engine(
            k -> {
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              dawdle();
              inside.decrementAndGet();
              return Optional.empty();
            })) {
      IntStream.range(0, 5_000).parallel().forEach(i -> engine.wakeNow(KEY));
      runSomethingElse(engine);
      assertThat(most).hasValue(1);
    }
  }

  @Test
  void notEvenWhenTheKeyForgetsItself() {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Engine[] self = new Engine[1];
    try (Engine engine =
        new Engine(
            k -> {
              if (k.equals(KEY)) {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                self[0].wakeUps.forget(KEY);
                dawdle();
                inside.decrementAndGet();
              }
              return Optional.empty();
            })) {
      self[0] = engine;
      IntStream.range(0, 5_000).parallel().forEach(i -> engine.wakeNow(KEY));
      runSomethingElse(engine);
      assertThat(most).hasValue(1);
    }
  }

  @Test
  void differentKeysRunSideBySide() throws InterruptedException {
    CountDownLatch both = new CountDownLatch(2);
    try (Engine engine =
        new Engine(
            k -> {
              both.countDown();
              awaitQuietly(both);
              return Optional.empty();
            })) {
      engine.wakeNow(key("a"));
      engine.wakeNow(key("b"));
      assertThat(both.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aLookThatThrowsIsTriedAgainAMinuteLater() {
    SettableClock aMinuteBehind = new SettableClock(Instant.now().minus(Duration.ofMinutes(1)));
    AtomicInteger left = new AtomicInteger(3);
    try (Engine engine =
        new Engine(
            k -> {
              if (left.decrementAndGet() > 0) {
                throw new IllegalStateException("a bug");
              }
              return Optional.empty();
            },
            aMinuteBehind,
            () -> true)) {
      engine.wakeNow(KEY);
      await().until(() -> engine.runs(KEY) == 3);
      assertThat(engine.telemetry.bugs()).isEqualTo(2);
    }
  }

  @Test
  void alsoOneThatEndsInAnError() {
    SettableClock aMinuteBehind = new SettableClock(Instant.now().minus(Duration.ofMinutes(1)));
    AtomicInteger left = new AtomicInteger(2);
    try (Engine engine =
        new Engine(
            k -> {
              if (left.decrementAndGet() > 0) {
                throw new StackOverflowError();
              }
              return Optional.empty();
            },
            aMinuteBehind,
            () -> true)) {
      engine.wakeNow(KEY);
      await().until(() -> engine.runs(KEY) == 2);
    }
  }

  @Test
  void itIsNotTriedAgainAtOnce() {
    try (Engine engine =
        new Engine(
            k -> {
              if (k.equals(KEY)) {
                throw new IllegalStateException("a bug");
              }
              return Optional.empty();
            })) {
      engine.wakeNow(KEY);
      await().until(() -> engine.telemetry.bugs() == 1);
      runSomethingElse(engine);
      assertThat(engine.runs(KEY)).isEqualTo(1);
    }
  }

  @Test
  void whoIsNotTheLeaderLooksAtNothing() throws SchedulerException {
    try (Engine engine = new Engine(k -> Optional.empty(), Clock.systemUTC(), () -> false)) {
      IntStream.range(0, 100).forEach(i -> engine.wakeNow(key("claim-" + i)));
      await().until(() -> dueWithin(engine, Duration.ofSeconds(3)) == 0);
      assertThat(engine.keysThatRan()).isZero();
      assertThat(triggers(engine)).as("a lease that is late is held again soon").isEqualTo(100);
    }
  }

  @Test
  void whoStandsByRemembersNothing() throws SchedulerException {
    try (Engine engine = new Engine(k -> Optional.empty())) {
      engine.quartz.standBy();
      IntStream.range(0, 100).forEach(i -> engine.wakeNow(key("claim-" + i)));
      assertThat(engine.quartz.scheduler().getJobKeys(GroupMatcher.anyGroup())).isEmpty();
    }
  }

  @Test
  void nothingIsLeftOfAKeyThatIsForgotten() throws SchedulerException {
    try (Engine engine = new Engine(k -> Optional.empty())) {
      engine.wakeNow(KEY);
      await().until(() -> engine.runs(KEY) == 1 && triggers(engine) == 0);
      engine.wakeUps.forget(KEY);
      assertThat(engine.quartz.scheduler().getJobKeys(GroupMatcher.anyGroup())).isEmpty();
    }
  }

  @Test
  void aWakeUpThatCameDuringTheLastLookIsNotForgotten() throws InterruptedException {
    CountDownLatch looking = new CountDownLatch(1);
    CountDownLatch woken = new CountDownLatch(1);
    Engine[] self = new Engine[1];
    try (Engine engine =
        new Engine(
            k -> {
              looking.countDown();
              awaitQuietly(woken);
              self[0].wakeUps.forget(KEY);
              return Optional.empty();
            })) {
      self[0] = engine;
      engine.wakeNow(KEY);
      looking.await();
      engine.wakeNow(KEY);
      woken.countDown();
      await().until(() -> engine.runs(KEY) == 2);
    }
  }

  @Test
  void aForgottenKeyCanBeWokenAgain() {
    try (Engine engine = new Engine(k -> Optional.empty())) {
      engine.wakeNow(KEY);
      await().until(() -> engine.runs(KEY) == 1);
      engine.wakeUps.forget(KEY);
      engine.wakeNow(KEY);
      await().until(() -> engine.runs(KEY) == 2);
    }
  }

  @Test
  void twoThousandKeysAllRun() {
    try (Engine engine = new Engine(k -> Optional.empty())) {
      IntStream.range(0, 2_000).forEach(i -> engine.wakeNow(key("claim-" + i)));
      await().atMost(Duration.ofSeconds(30)).until(() -> engine.keysThatRan() == 2_000);
    }
  }

  @Test
  void aTimeThatNeverComesIsNoError() {
    try (Engine engine = new Engine(k -> Optional.empty())) {
      assertThatNoException().isThrownBy(() -> engine.wakeUps.wake(KEY, Instant.MAX));
      engine.wakeNow(KEY);
      await().until(() -> engine.runs(KEY) == 1);
    }
  }

  @Test
  void afterTheEndNothingRunsAndNobodyIsBothered() {
    Engine engine = new Engine(k -> Optional.empty());
    engine.close();
    assertThatNoException().isThrownBy(() -> engine.wakeNow(KEY));
    assertThatNoException().isThrownBy(() -> engine.wakeUps.forget(KEY));
    assertThat(engine.runs(KEY)).isZero();
  }

  /** Whatever was woken before has run, if it was to run. */
  private static void runSomethingElse(Engine engine) {
    await().until(() -> triggers(engine) <= 1);
    Key other = key("other");
    engine.wakeNow(other);
    await().until(() -> engine.runs(other) == 1);
  }

  private static long dueWithin(Engine engine, Duration time) throws SchedulerException {
    Scheduler scheduler = engine.quartz.scheduler();
    Instant end = Instant.now().plus(time);
    long due = 0;
    for (TriggerKey key : scheduler.getTriggerKeys(GroupMatcher.anyGroup())) {
      Date next =
          Optional.ofNullable(scheduler.getTrigger(key)).map(Trigger::getNextFireTime).orElse(null);
      due += next == null || next.toInstant().isBefore(end) ? 1 : 0;
    }
    return due;
  }

  private static int triggers(Engine engine) throws SchedulerException {
    Scheduler scheduler = engine.quartz.scheduler();
    return scheduler.getTriggerKeys(GroupMatcher.anyGroup()).size();
  }

  private static void awaitSeen(BlockingQueue<Integer> seen, int wanted) {
    try {
      Integer last = seen.poll(10, TimeUnit.SECONDS);
      while (last != null && last < wanted) {
        last = seen.poll(10, TimeUnit.SECONDS);
      }
      assertThat(last).as("wake-up %d was lost", wanted).isNotNull();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void dawdle() {
    for (int i = 0; i < 1_000; i++) {
      Thread.onSpinWait();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
