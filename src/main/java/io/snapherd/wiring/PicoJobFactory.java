package io.snapherd.wiring;

import java.util.List;
import org.picocontainer.DefaultPicoContainer;
import org.picocontainer.MutablePicoContainer;
import org.picocontainer.PicoContainer;
import org.quartz.Job;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.spi.JobFactory;
import org.quartz.spi.TriggerFiredBundle;

/**
 * A fresh job for each run, with the shared parts: a container without a cache over the one with.
 */
final class PicoJobFactory implements JobFactory {
  private final MutablePicoContainer jobs;

  PicoJobFactory(PicoContainer parts, List<Class<? extends Job>> kinds) {
    this.jobs = new DefaultPicoContainer(parts);
    kinds.forEach(jobs::addComponent);
  }

  /**
   * Throws for an unknown job only: an exception here puts the key's trigger into ERROR for good.
   */
  @Override
  public Job newJob(TriggerFiredBundle bundle, Scheduler scheduler) throws SchedulerException {
    Job job = jobs.getComponent(bundle.getJobDetail().getJobClass());
    if (job == null) {
      throw new SchedulerException("no such job: " + bundle.getJobDetail().getJobClass());
    }
    return job;
  }
}
