package io.snapherd.wiring;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.snapherd.kubernetes.CachedCluster;
import io.snapherd.kubernetes.LeaseLeadership;
import io.snapherd.kubernetes.Watches;
import io.snapherd.metrics.Health;
import io.snapherd.metrics.HttpPort;
import io.snapherd.operation.Forgetful;
import io.snapherd.operation.Leadership;
import io.snapherd.operation.news.Audience;
import io.snapherd.operation.news.Router;
import io.snapherd.quartz.Jobs;
import io.snapherd.quartz.QuartzEngine;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.picocontainer.PicoContainer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running operator. First the port is bound, then the caches fill, then jobs run, and everything
 * is woken.
 */
public final class Operator {
  private static final Logger LOG = LoggerFactory.getLogger(Operator.class);

  private final PicoContainer parts;
  private final HttpPort http;
  private volatile boolean synced;
  private volatile boolean stopping;
  private volatile boolean stuck;

  private Operator(PicoContainer parts, InetSocketAddress address) throws IOException {
    this.parts = parts;
    this.http =
        new HttpPort(
            address,
            part(PrometheusMeterRegistry.class),
            new Probes(),
            Optional.ofNullable(part(HttpPort.Page.class)));
  }

  /**
   * Starts one; returns at once, while the caches still fill.
   *
   * @throws IOException if the HTTP port cannot be bound
   */
  public static Operator start(OperatorConfig config) throws IOException {
    Operator operator = new Operator(Composition.of(config), config.http().address());
    operator.http.start();
    operator.watch();
    return operator;
  }

  /** Where metrics and probes are served. */
  public InetSocketAddress address() {
    return http.address();
  }

  /** Ends after the jobs that are under way. Each part is stopped, whatever another one throws. */
  public void stop() {
    stopping = true;
    LOG.info("Stopping");
    List<Runnable> steps =
        List.of(
            part(QuartzEngine.class)::stop,
            this::resign,
            part(Watches.class)::stop,
            part(KubernetesClient.class)::close,
            http::stop);
    steps.forEach(Operator::stop);
    LOG.info("Stopped");
  }

  private static void stop(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      LOG.warn("One part did not stop cleanly", e);
    }
  }

  private void watch() {
    CachedCluster cluster = part(CachedCluster.class);
    cluster.tell(part(Audience.class));
    part(Watches.class).start(cluster).thenRun(this::synced).exceptionally(this::notFilled);
  }

  private Void notFilled(Throwable why) {
    if (!stopping) {
      LOG.error("The caches did not fill", why);
    }
    return null;
  }

  private void synced() {
    synced = true;
    LOG.info("Ready: {} policies", part(CachedCluster.class).policies().size());
    if (part(Leadership.class) instanceof LeaseLeadership lease) {
      lease.stand(this::lead, part(QuartzEngine.class)::standBy);
    } else {
      lead();
    }
  }

  /** A leader that does nothing would keep all others from it. */
  private void lead() {
    try {
      begin();
    } catch (RuntimeException e) {
      LOG.error("The work could not be begun", e);
      stuck = true;
    }
  }

  private void begin() {
    parts.getComponents(Forgetful.class).forEach(Forgetful::forgetAll);
    part(QuartzEngine.class).start(new PicoJobFactory(parts, Jobs.ALL));
    part(Router.class).rebuild();
  }

  private void resign() {
    if (part(Leadership.class) instanceof LeaseLeadership lease) {
      lease.stop();
    }
  }

  private <T> T part(Class<T> type) {
    return parts.getComponent(type);
  }

  private final class Probes implements Health {
    @Override
    public Optional<String> notLive() {
      if (stopping) {
        return Optional.empty();
      }
      if (stuck) {
        return Optional.of("the work could not be begun; the log says why");
      }
      return part(QuartzEngine.class).ended()
          ? Optional.of("the scheduler has ended")
          : part(Watches.class).ended();
    }

    @Override
    public Optional<String> notReady() {
      if (synced) {
        return part(Leadership.class) instanceof LeaseLeadership lease
            ? lease.trouble()
            : Optional.empty();
      }
      List<String> waiting = part(Watches.class).waitingFor();
      return Optional.of(waiting.isEmpty() ? "starting" : String.join("\n", waiting));
    }
  }
}
