package io.snapherd.quartz;

import io.snapherd.model.ObjectRef;
import io.snapherd.operation.Key;
import io.snapherd.operation.Key.ClaimKey;
import io.snapherd.operation.Leadership;
import io.snapherd.operation.fake.CountingTelemetry;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A running Quartz with one and the same look at every key, which a test chooses. */
final class Engine implements AutoCloseable {
  final CountingTelemetry telemetry = new CountingTelemetry();
  final QuartzEngine quartz = new QuartzEngine("test-" + UUID.randomUUID(), 16);
  final QuartzWakeUps wakeUps;

  private final Map<Key, AtomicInteger> runs = new ConcurrentHashMap<>();

  Engine(Function<Key, Optional<Instant>> look) {
    this(look, Clock.systemUTC(), () -> true);
  }

  Engine(Function<Key, Optional<Instant>> look, Clock clock, Leadership leadership) {
    wakeUps = new QuartzWakeUps(quartz.scheduler(), clock);
    Runs common = new Runs(leadership, wakeUps, telemetry, clock);
    quartz.start(
        (bundle, scheduler) ->
            context -> {
              Key key = (Key) context.getMergedJobDataMap().get(QuartzWakeUps.KEY);
              common.run(key, () -> counted(key, look));
            });
  }

  private Optional<Instant> counted(Key key, Function<Key, Optional<Instant>> look) {
    runs.computeIfAbsent(key, k -> new AtomicInteger()).incrementAndGet();
    return look.apply(key);
  }

  static Key key(String name) {
    return new ClaimKey(new ObjectRef("shop", name));
  }

  void wakeNow(Key key) {
    wakeUps.wake(key, Instant.now());
  }

  int runs(Key key) {
    return Optional.ofNullable(runs.get(key)).map(AtomicInteger::get).orElse(0);
  }

  int keysThatRan() {
    return runs.size();
  }

  @Override
  public void close() {
    quartz.stop();
  }
}
