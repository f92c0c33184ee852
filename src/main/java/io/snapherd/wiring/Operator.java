package io.snapherd.wiring;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.snapherd.kubernetes.leading.LeaseLeadership;
import io.snapherd.kubernetes.reading.CachedCluster;
import io.snapherd.kubernetes.reading.Watches;
import io.snapherd.metrics.HttpPort;
import io.snapherd.operation.Leadership;
import io.snapherd.operation.news.Audience;
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
  private final Probes probes;
  private final HttpPort http;

  private Operator(PicoContainer parts, InetSocketAddress address) throws IOException {
    this.parts = parts;
    this.probes = new Probes(part(QuartzEngine.class), part(Watches.class), part(Leadership.class));
    this.http =
        new HttpPort(
            address,
            part(PrometheusMeterRegistry.class),
            probes,
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
    probes.stopping();
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
    if (!probes.areStopping()) {
      LOG.error("The caches did not fill", why);
    }
    return null;
  }

  private void synced() {
    probes.synced();
    LOG.info("Ready: {} policies", part(CachedCluster.class).policies().size());
    Takeover takeover = new Takeover(parts, probes);
    if (part(Leadership.class) instanceof LeaseLeadership lease) {
      lease.stand(takeover::lead, part(QuartzEngine.class)::standBy);
    } else {
      takeover.lead();
    }
  }

  private void resign() {
    if (part(Leadership.class) instanceof LeaseLeadership lease) {
      lease.stop();
    }
  }

  private <T> T part(Class<T> type) {
    return parts.getComponent(type);
  }
}
