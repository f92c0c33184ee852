package io.snapherd.wiring;

import io.snapherd.kubernetes.leading.LeaseLeadership;
import io.snapherd.kubernetes.reading.Watches;
import io.snapherd.metrics.Health;
import io.snapherd.operation.Leadership;
import io.snapherd.quartz.QuartzEngine;
import java.util.List;
import java.util.Optional;

/** What a kubelet is told of an operator: whether to end it, and whether it is of use yet. */
final class Probes implements Health {
  private final QuartzEngine engine;
  private final Watches watches;
  private final Leadership leadership;
  private volatile boolean synced;
  private volatile boolean stopping;
  private volatile boolean stuck;

  Probes(QuartzEngine engine, Watches watches, Leadership leadership) {
    this.engine = engine;
    this.watches = watches;
    this.leadership = leadership;
  }

  /** The caches have filled. */
  void synced() {
    synced = true;
  }

  /** Nothing that ends from now on is trouble. */
  void stopping() {
    stopping = true;
  }

  boolean areStopping() {
    return stopping;
  }

  /** A leader that does nothing would keep all others from it. */
  void stuck() {
    stuck = true;
  }

  @Override
  public Optional<String> notLive() {
    if (stopping) {
      return Optional.empty();
    }
    if (stuck) {
      return Optional.of("the work could not be begun; the log says why");
    }
    return engine.ended() ? Optional.of("the scheduler has ended") : watches.ended();
  }

  @Override
  public Optional<String> notReady() {
    if (synced) {
      return leadership instanceof LeaseLeadership lease ? lease.trouble() : Optional.empty();
    }
    List<String> waiting = watches.waitingFor();
    return Optional.of(waiting.isEmpty() ? "starting" : String.join("\n", waiting));
  }
}
