package io.snapherd.quartz;

import java.util.Properties;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.spi.JobFactory;

/** The Quartz scheduler: in RAM, one pool of workers, no misfire handling of its own. */
public final class QuartzEngine {
  private static final String PREFIX = "org.quartz.";

  private final Scheduler scheduler;

  /**
   * @param name distinguishes several engines in one process
   * @param workers how many keys are looked at side by side, at least 1
   */
  public QuartzEngine(String name, int workers) {
    try {
      this.scheduler = new StdSchedulerFactory(properties(name, workers)).getScheduler();
    } catch (SchedulerException e) {
      throw new IllegalStateException("Quartz does not start", e);
    }
  }

  public Scheduler scheduler() {
    return scheduler;
  }

  /** Lets jobs run: what is woken from now on. */
  public void start(JobFactory jobs) {
    try {
      scheduler.setJobFactory(jobs);
      scheduler.start();
    } catch (SchedulerException e) {
      throw new IllegalStateException("Quartz does not start", e);
    }
  }

  /** Lets nothing start any more and forgets what was waiting; what runs ends. */
  public void standBy() {
    try {
      scheduler.standby();
      scheduler.clear();
    } catch (SchedulerException e) {
      throw new IllegalStateException("Quartz does not stand by", e);
    }
  }

  /** True: nothing will ever run any more. */
  public boolean ended() {
    try {
      return scheduler.isShutdown();
    } catch (SchedulerException e) {
      return true;
    }
  }

  /** Returns when the last running job has ended; nothing runs afterwards. */
  public void stop() {
    try {
      scheduler.shutdown(true);
    } catch (SchedulerException e) {
      throw new IllegalStateException("Quartz does not stop", e);
    }
  }

  private static Properties properties(String name, int workers) {
    Properties p = new Properties();
    p.setProperty(PREFIX + "scheduler.instanceName", name);
    p.setProperty(PREFIX + "scheduler.skipUpdateCheck", "true");
    p.setProperty(PREFIX + "threadPool.class", "org.quartz.simpl.SimpleThreadPool");
    p.setProperty(PREFIX + "threadPool.threadCount", Integer.toString(workers));
    p.setProperty(PREFIX + "jobStore.class", "org.quartz.simpl.RAMJobStore");
    return p;
  }
}
