package io.snapherd.quartz;

import io.snapherd.operation.Key;
import io.snapherd.operation.UseCase;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** One run of one key: the use case is called and the key is woken again when it says. */
@DisallowConcurrentExecution
abstract class KeyJob<K extends Key> implements Job {
  private final Class<K> kind;
  private final UseCase<K> useCase;
  private final Runs runs;

  KeyJob(Class<K> kind, UseCase<K> useCase, Runs runs) {
    this.kind = kind;
    this.useCase = useCase;
    this.runs = runs;
  }

  @Override
  public final void execute(JobExecutionContext context) {
    K key = kind.cast(context.getMergedJobDataMap().get(QuartzWakeUps.KEY));
    runs.run(key, () -> useCase.run(key));
  }
}
