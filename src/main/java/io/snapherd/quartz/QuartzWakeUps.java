package io.snapherd.quartz;

import static org.quartz.JobBuilder.newJob;
import static org.quartz.SimpleScheduleBuilder.simpleSchedule;
import static org.quartz.TriggerBuilder.newTrigger;

import io.snapherd.operation.Key;
import io.snapherd.operation.WakeUps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.quartz.JobDataMap;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;

/**
 * Wake-ups as Quartz triggers: one durable job and at most one waiting one-shot trigger per key.
 *
 * <p>Look-up and replacement happen under one lock per key (striped), so that "again in 15 minutes"
 * cannot replace "now". Quartz itself is not under that lock: it may end a run and remove its
 * trigger at any moment. So a trigger is never changed, only stored anew together with its job.
 */
public final class QuartzWakeUps implements WakeUps {
  static final String KEY = "key";
  private static final int STRIPES = 64;
  private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

  /** Quartz counts in milliseconds and fires up to two of them early (QuartzSchedulerThread). */
  private static final Duration NOT_EARLY = Duration.ofMillis(3);

  private final Scheduler scheduler;
  private final Clock clock;
  private final Object[] locks = new Object[STRIPES];

  public QuartzWakeUps(Scheduler scheduler, Clock clock) {
    this.scheduler = scheduler;
    this.clock = clock;
    for (int i = 0; i < STRIPES; i++) {
      locks[i] = new Object();
    }
  }

  /** Nothing is kept while Quartz stands by: whoever lets it run wakes everything. */
  @Override
  public void wake(Key key, Instant at) {
    atQuartz(
        key,
        () -> {
          if (!scheduler.isInStandbyMode()) {
            schedule(key, fireTime(at));
          }
        });
  }

  @Override
  public void forget(Key key) {
    atQuartz(key, () -> delete(key));
  }

  private interface Call {
    void run() throws SchedulerException;
  }

  /** After the scheduler's end there is nothing to wake and nothing to forget. */
  private void atQuartz(Key key, Call call) {
    synchronized (lock(key)) {
      try {
        call.run();
      } catch (SchedulerException e) {
        if (!ended()) {
          throw new IllegalStateException("Quartz refuses " + key.text(), e);
        }
      }
    }
  }

  private boolean ended() {
    try {
      return scheduler.isShutdown();
    } catch (SchedulerException e) {
      return true;
    }
  }

  private void schedule(Key key, Instant at) throws SchedulerException {
    if (next(key).filter(next -> !next.isAfter(at)).isEmpty()) {
      scheduler.scheduleJob(job(key), Set.of(trigger(key, at)), true);
    }
  }

  /** A wake-up that came while the key was looked at for the last time stays. */
  private void delete(Key key) throws SchedulerException {
    if (next(key).isEmpty()) {
      scheduler.deleteJob(jobKey(key));
    }
  }

  /** A trigger that is executing is still in the store, without a next time. */
  private Optional<Instant> next(Key key) throws SchedulerException {
    return Optional.ofNullable(scheduler.getTrigger(triggerKey(key)))
        .map(Trigger::getNextFireTime)
        .map(Date::toInstant);
  }

  /** In milliseconds; what is past is due now. */
  private Instant fireTime(Instant at) {
    Instant now = clock.instant();
    if (!at.isAfter(now)) {
      return now.truncatedTo(ChronoUnit.MILLIS);
    }
    return at.isBefore(LAST.minus(NOT_EARLY))
        ? at.plus(NOT_EARLY).truncatedTo(ChronoUnit.MILLIS)
        : LAST;
  }

  private static Trigger trigger(Key key, Instant at) {
    return newTrigger()
        .withIdentity(triggerKey(key))
        .forJob(jobKey(key))
        .startAt(Date.from(at))
        .withSchedule(simpleSchedule().withMisfireHandlingInstructionIgnoreMisfires())
        .build();
  }

  private static JobDetail job(Key key) {
    JobDataMap data = new JobDataMap();
    data.put(KEY, key);
    return newJob(Jobs.of(key)).withIdentity(jobKey(key)).usingJobData(data).storeDurably().build();
  }

  private static JobKey jobKey(Key key) {
    return JobKey.jobKey(key.toString(), key.getClass().getSimpleName());
  }

  private static TriggerKey triggerKey(Key key) {
    return TriggerKey.triggerKey(key.toString(), key.getClass().getSimpleName());
  }

  private Object lock(Key key) {
    return locks[Math.floorMod(key.hashCode(), STRIPES)];
  }
}
