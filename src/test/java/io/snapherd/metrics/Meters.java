package io.snapherd.metrics;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.snapherd.latency.Phase;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.PolicyStatus.ClaimCounts;
import io.snapherd.model.PolicyStatus.SnapshotCounts;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot.Origin;
import io.snapherd.operation.Durations.Of;
import io.snapherd.operation.Figures;
import io.snapherd.operation.Telemetry.Operation;
import io.snapherd.operation.Telemetry.Taken;
import io.snapherd.operation.fake.FakeCaches;
import io.snapherd.operation.fake.World;
import io.snapherd.restore.RestorePhase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All meters of an operator, over the fake cluster. */
public final class Meters {
  static final String DRIVER = "cephfs.csi.ceph.com";
  static final String CLASS = "cephfs-hdd-snapshotclass";
  static final Instant CUT = Instant.parse("2026-03-01T00:00:00Z");

  final World world = new World();
  final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  final PolicySeries policies;
  final LatencyHistograms latencies;
  final MicrometerTelemetry telemetry;
  private boolean leads = true;

  Meters() {
    PrometheusRegistry prometheus = registry.getPrometheusRegistry();
    policies =
        new PolicySeries(new FakeCaches(world.cluster), () -> leads, prometheus, world.clock);
    latencies = new LatencyHistograms(prometheus, policies);
    telemetry = new MicrometerTelemetry(registry, prometheus, policies);
    new LoadGauges(() -> leads, world.workload(), world.orphans(), prometheus);
    new BuildInfo(registry, "1.2.3");
  }

  /** The names of all metrics there are. */
  public static Set<String> names() {
    return types().keySet();
  }

  /** The words of a table's row for each metric, sorted: its name, its type, its labels. */
  public static List<List<String>> rows() {
    Meters meters = new Meters();
    meters.everything();
    return types().entrySet().stream()
        .map(
            e ->
                Stream.concat(
                        Stream.of(e.getKey(), e.getValue()), meters.labels(e.getKey()).stream())
                    .sorted()
                    .toList())
        .toList();
  }

  private static Map<String, String> types() {
    Meters meters = new Meters();
    meters.everything();
    return meters.lines().stream()
        .filter(line -> line.startsWith("# TYPE "))
        .map(line -> line.split(" "))
        .collect(Collectors.toMap(words -> words[2], words -> words[3]));
  }

  private Set<String> labels(String metric) {
    return lines().stream()
        .filter(line -> line.matches(metric + "(_bucket|_sum|_count)?[{ ].*"))
        .flatMap(line -> Pattern.compile("([a-z_]+)=\"").matcher(line).results())
        .map(match -> match.group(1))
        .filter(label -> !label.equals("le"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  void standBy() {
    leads = false;
  }

  void lead() {
    leads = true;
  }

  /** A policy that exists. */
  ObjectRef policy(String name) {
    ObjectRef ref = world.policy(name, spec -> spec.claims("none")).ref();
    world.settle();
    return ref;
  }

  /** Whatever can be told of a policy is told. */
  void everythingOf(ObjectRef policy) {
    policies.show(policy, figures());
    latencies.ready(policy, of(Phase.READY), Duration.ofSeconds(1));
    telemetry.taken(policy, Taken.READY);
    telemetry.pruned(policy);
  }

  /** Whatever can be told is told. */
  void everything() {
    everythingOf(policy("hourly"));
    for (Phase phase : Phase.values()) {
      latencies.ended(of(phase), Optional.of(Duration.ofMillis(1948)));
      latencies.ended(of(phase), Optional.empty());
    }
    telemetry.error(Operation.TAKE, Reason.QuotaExceeded);
    telemetry.sent(Duration.ofMillis(20));
    telemetry.restored(RestorePhase.Bound);
    telemetry.restored(RestorePhase.Failed);
    world.kubectl.createSnapshot(
        "orphan",
        "a",
        new Origin(
            Optional.of("gone"),
            Optional.of("uid-gone"),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty()));
    world.settle();
  }

  static Of of(Phase phase) {
    return new Of(phase, DRIVER, CLASS);
  }

  static Figures figures() {
    return new Figures(
        new ClaimCounts(10, 6, 3, 1),
        new SnapshotCounts(60, 1, 2, 3, 4, 5),
        Optional.of(CUT),
        Optional.of(CUT.plusSeconds(60)),
        Optional.of(CUT.plusSeconds(3600)));
  }

  List<String> lines() {
    return registry.scrape().lines().toList();
  }

  /** The samples of one metric. */
  List<String> samples(String name) {
    return lines().stream()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .toList();
  }
}
