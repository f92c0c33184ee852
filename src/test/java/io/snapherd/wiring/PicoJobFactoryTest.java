package io.snapherd.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.picocontainer.MutablePicoContainer;
import org.picocontainer.PicoBuilder;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.SchedulerException;

class PicoJobFactoryTest {
  private static final int WORKERS = 8;

  /** What all jobs share. Public, as Pico wants it. */
  public static final class Shared {
    private static final AtomicInteger MADE = new AtomicInteger();

    public Shared() {
      MADE.incrementAndGet();
    }
  }

  /** A job that tells what it was given. */
  public static final class Telling implements Job {
    private final Shared shared;

    public Telling(Shared shared) {
      this.shared = shared;
    }

    @Override
    public void execute(JobExecutionContext context) {}
  }

  /** A job that nobody registered. */
  public static final class Stranger implements Job {
    @Override
    public void execute(JobExecutionContext context) {}
  }

  private final MutablePicoContainer parts =
      new PicoBuilder().withSynchronizing().withCaching().build().addComponent(Shared.class);
  private final PicoJobFactory factory = new PicoJobFactory(parts, List.of(Telling.class));

  @Test
  void eachRunHasAFreshJob() throws SchedulerException {
    assertThat(telling()).isNotSameAs(telling());
  }

  @Test
  void allRunsShareTheParts() throws SchedulerException {
    assertThat(telling().shared)
        .isSameAs(telling().shared)
        .isSameAs(parts.getComponent(Shared.class));
  }

  @Test
  void runsThatBeginAtOnceShareTheParts() throws Exception {
    int before = Shared.MADE.get();
    CyclicBarrier together = new CyclicBarrier(WORKERS);
    Callable<Telling> run =
        () -> {
          together.await();
          return telling();
        };
    Set<Telling> jobs = Collections.newSetFromMap(new java.util.IdentityHashMap<>());
    ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    try {
      for (Future<Telling> job : workers.invokeAll(Collections.nCopies(WORKERS, run))) {
        jobs.add(job.get());
      }
    } finally {
      workers.shutdownNow();
    }
    assertThat(jobs).hasSize(WORKERS);
    assertThat(Shared.MADE.get() - before).isOne();
  }

  @Test
  void aJobThatIsNotKnownIsNamed() {
    assertThatExceptionOfType(SchedulerException.class)
        .isThrownBy(() -> factory.newJob(Fired.job(Stranger.class), null))
        .withMessageContaining(Stranger.class.getName());
  }

  private Telling telling() throws SchedulerException {
    return (Telling) factory.newJob(Fired.job(Telling.class), null);
  }
}
