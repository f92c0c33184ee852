package io.snapherd.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.snapherd.model.ObjectRef;
import io.snapherd.operation.Cluster;
import io.snapherd.operation.Durations.Of;
import io.snapherd.operation.Figures;
import io.snapherd.operation.Forgetful;
import io.snapherd.operation.Leadership;
import io.snapherd.operation.PolicyGauges;
import io.snapherd.operation.Telemetry.Taken;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The series of policies: there as long as their policy is, and as long as this process leads. A
 * scrape reads what the last look at each policy has left; only ages are computed anew.
 */
public final class PolicySeries implements PolicyGauges, MultiCollector, Forgetful {
  private final Cluster cluster;
  private final Leadership leadership;
  private final Clock clock;
  private final Map<ObjectRef, PolicyMeters> byPolicy = new ConcurrentHashMap<>();

  public PolicySeries(
      Cluster cluster, Leadership leadership, PrometheusRegistry registry, Clock clock) {
    this.cluster = cluster;
    this.leadership = leadership;
    this.clock = clock;
    registry.register(this);
  }

  @Override
  public void show(ObjectRef policy, Figures figures) {
    change(policy, meters -> meters.show(figures));
  }

  void ready(ObjectRef policy, Of what, Duration time) {
    change(policy, meters -> meters.ready(what, time));
  }

  void taken(ObjectRef policy, Taken result) {
    change(policy, meters -> meters.taken(result));
  }

  void pruned(ObjectRef policy) {
    change(policy, PolicyMeters::pruned);
  }

  /** Nothing is told of a policy that is gone: nobody would come a second time to forget it. */
  private void change(ObjectRef policy, Consumer<PolicyMeters> change) {
    byPolicy.compute(
        policy,
        (ref, known) -> {
          if (cluster.policy(ref).isEmpty()) {
            return null;
          }
          PolicyMeters meters = known == null ? new PolicyMeters(labels(ref)) : known;
          change.accept(meters);
          return meters;
        });
  }

  private static Labels labels(ObjectRef policy) {
    return Labels.of("namespace", policy.namespace(), "policy", policy.name());
  }

  @Override
  public void forget(ObjectRef policy) {
    byPolicy.remove(policy);
  }

  @Override
  public void forgetAll() {
    byPolicy.clear();
  }

  @Override
  public MetricSnapshots collect() {
    return leadership.held()
        ? new PolicyScrape(List.copyOf(byPolicy.values()), clock.instant()).all()
        : new MetricSnapshots();
  }
}
