package io.snapherd.quartz;

import static org.quartz.JobBuilder.newJob;
import static org.quartz.SimpleScheduleBuilder.simpleSchedule;
import static org.quartz.TriggerBuilder.newTrigger;

import io.snapherd.operation.Key;
import io.snapherd.operation.WakeUps;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
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
 * cannot replace "now" and an event that comes during a run is not lost.
 */
public final class QuartzWakeUps implements WakeUps {
  static final String KEY = "key";
  private static final int STRIPES = 64;

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

  @Override
  public void wake(Key key, Instant at) {
    synchronized (lock(key)) {
      try {
        schedule(key, at);
      } catch (SchedulerException e) {
        throw new IllegalStateException("Quartz cannot schedule " + key, e);
      }
    }
  }

  @Override
  public void forget(Key key) {
    synchronized (lock(key)) {
      try {
        scheduler.deleteJob(jobKey(key));
      } catch (SchedulerException e) {
        throw new IllegalStateException("Quartz cannot forget " + key, e);
      }
    }
  }

  private void schedule(Key key, Instant at) throws SchedulerException {
    Trigger trigger = trigger(key, at);
    Trigger waiting = scheduler.getTrigger(trigger.getKey());
    if (waiting == null) {
      scheduler.addJob(job(key), true);
      scheduler.scheduleJob(trigger);
    } else if (!firesBy(waiting, at)) {
      scheduler.rescheduleJob(trigger.getKey(), trigger);
    }
  }

  /** A trigger that is executing is still in the store, without a next time: it is replaced. */
  private static boolean firesBy(Trigger waiting, Instant at) {
    Date next = waiting.getNextFireTime();
    return next != null && !next.toInstant().isAfter(at);
  }

  private Trigger trigger(Key key, Instant at) {
    Instant now = clock.instant();
    return newTrigger()
        .withIdentity(TriggerKey.triggerKey(key.toString(), key.getClass().getSimpleName()))
        .forJob(jobKey(key))
        .startAt(Date.from(at.isBefore(now) ? now : at))
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

  private Object lock(Key key) {
    return locks[Math.floorMod(key.hashCode(), STRIPES)];
  }
}
