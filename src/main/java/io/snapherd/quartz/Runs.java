package io.snapherd.quartz;

import io.snapherd.operation.Key;
import io.snapherd.operation.Leadership;
import io.snapherd.operation.Telemetry;
import io.snapherd.operation.WakeUps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * What every run of a key has in common. Only the leader's keys run. A bug is logged with its trace
 * and the key is looked at again a minute later: Quartz has no next try of its own, and a lost key
 * would be a claim without snapshots.
 */
public final class Runs {
  private static final Logger LOG = LoggerFactory.getLogger(Runs.class);
  private static final Duration AFTER_A_BUG = Duration.ofMinutes(1);

  /** A lease that is lost for good ends all keys; one that is late only is held again soon. */
  private static final Duration LEASE_IS_LATE = Duration.ofSeconds(5);

  private final Leadership leadership;
  private final WakeUps wakeUps;
  private final Telemetry telemetry;
  private final Clock clock;

  public Runs(Leadership leadership, WakeUps wakeUps, Telemetry telemetry, Clock clock) {
    this.leadership = leadership;
    this.wakeUps = wakeUps;
    this.telemetry = telemetry;
    this.clock = clock;
  }

  void run(Key key, Supplier<Optional<Instant>> look) {
    if (leadership.held()) {
      inContext(key, look);
    } else {
      wakeUps.wake(key, clock.instant().plus(LEASE_IS_LATE));
    }
  }

  private void inContext(Key key, Supplier<Optional<Instant>> look) {
    MDC.put("key", key.text());
    try {
      lookAndWake(key, look);
    } finally {
      MDC.remove("key");
    }
  }

  /** An Error goes on to Quartz, which logs it; the key is woken all the same. */
  private void lookAndWake(Key key, Supplier<Optional<Instant>> look) {
    Optional<Instant> again = Optional.of(clock.instant().plus(AFTER_A_BUG));
    try {
      again = look.get();
    } catch (RuntimeException e) {
      LOG.error("Looking at {} failed; trying again in {}", key.text(), AFTER_A_BUG, e);
      telemetry.bug(key);
    } finally {
      wake(key, again);
    }
  }

  private void wake(Key key, Optional<Instant> at) {
    at.ifPresent(time -> wakeUps.wake(key, time));
  }
}
