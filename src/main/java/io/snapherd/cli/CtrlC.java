package io.snapherd.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C, or SIGTERM, as an interrupt of the thread that works, and time for it to tidy up. */
final class CtrlC {
  private static final long PATIENCE_SECONDS = 10;

  private final Thread worker;
  private final CountDownLatch tidy = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupt, "ctrl-c");

  private CtrlC(Thread worker) {
    this.worker = worker;
  }

  /** Does the work; it throws an InterruptedException if it is stopped. */
  static <T> T interrupts(Callable<T> work) throws Exception {
    CtrlC ctrlC = new CtrlC(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(ctrlC.hook);
    try {
      return work.call();
    } finally {
      ctrlC.over();
    }
  }

  private void interrupt() {
    worker.interrupt();
    try {
      if (!tidy.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void over() {
    tidy.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // it is what runs now
    }
  }
}
