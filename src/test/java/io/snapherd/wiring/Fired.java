package io.snapherd.wiring;

import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.impl.triggers.SimpleTriggerImpl;
import org.quartz.spi.TriggerFiredBundle;

/** What Quartz hands to a job factory. */
final class Fired {
  private Fired() {}

  static TriggerFiredBundle job(Class<? extends Job> kind) {
    return new TriggerFiredBundle(
        JobBuilder.newJob(kind).withIdentity("key").build(),
        new SimpleTriggerImpl(),
        null,
        false,
        null,
        null,
        null,
        null);
  }
}
