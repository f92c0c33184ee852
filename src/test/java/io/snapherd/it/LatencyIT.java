package io.snapherd.it;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Our latency of the storage backend beside the CSI sidecar's own, for the same snapshots: of a
 * driver that takes a tenth of a second and of one that takes nearly two.
 */
class LatencyIT {
  @RegisterExtension static final ControlPlane cluster = ControlPlane.own("latency");

  private static final String NAMESPACE = "latency";
  private static final List<String> DRIVERS = List.of("rbd", "cephfs");

  /** What the drivers wait at least, in seconds: see {@code src/it/control-plane/parts.sh}. */
  private static final Map<String, Double> LEAST = Map.of("rbd", 1.3, "cephfs", 0.05);

  private static final int CLAIMS = 2;

  /** Few at a time, so that they wait for each other as little as possible. */
  private static final int ROUNDS = 5;

  private static final Duration SOON = Duration.ofMinutes(2);

  /**
   * Between the means, in seconds, however busy a machine; on an idle one it is some milliseconds.
   */
  private static final double FAR = 1;

  /** Between us and another one who watches. */
  private static final double BESIDE = 0.5;

  private static OperatorProcess operator;

  /** Of one driver, as counted by one who counts. */
  private record Counted(double count, double sum) {
    double mean() {
      return sum / count;
    }

    Counted since(Counted before) {
      return new Counted(count - before.count, sum - before.sum);
    }
  }

  @BeforeAll
  static void boundClaims() {
    cluster.kubectl("create", "namespace", NAMESPACE).orThrow();
    apply(
        IntStream.range(0, CLAIMS)
            .boxed()
            .flatMap(i -> Stream.of(claim("rbd", "rbd-ssd", i), claim("cephfs", "cephfs-hdd", i))));
    await().atMost(SOON).until(LatencyIT::allBound);
    operator = OperatorProcess.start("latency", cluster.kubeconfig()).awaitReady();
    apply(Stream.of(policy("rbd", "rbd-ssd"), policy("cephfs", "cephfs-hdd")));
  }

  @AfterAll
  static void tidy() {
    if (operator != null) {
      operator.close();
    }
  }

  /** The first round warms up. */
  @Test
  void theBackendTookAsLongAsTheSidecarSays() {
    round(1);
    Map<String, Counted> sidecars = DRIVERS.stream().collect(toMap(d -> d, LatencyIT::sidecar));
    Map<String, Counted> before = DRIVERS.stream().collect(toMap(d -> d, LatencyIT::backend));
    Ledger ledger = Ledger.of(cluster.client(), NAMESPACE);
    try (ledger) {
      IntStream.rangeClosed(2, ROUNDS).forEach(LatencyIT::round);
    }

    for (String driver : DRIVERS) {
      compare(
          driver,
          backend(driver).since(before.get(driver)),
          sidecar(driver).since(sidecars.get(driver)),
          ledger.mean(driver + ".csi.ceph.com"));
      assertThat(backend(driver).count() + unmeasured(driver)).isEqualTo(sidecar(driver).count());
    }
    assertThat(ours().sum("snapherd_schedule_lag_seconds_count")).isZero();
    assertThat(operator.log()).doesNotContain("ERROR", "Exception");
  }

  private static void round(int number) {
    DRIVERS.forEach(policy -> runNow(policy, Integer.toString(number)));
    await().atMost(SOON).untilAsserted(() -> allAreReady(number * CLAIMS));
  }

  private static Counted backend(String driver) {
    return ours(driver, "snapherd_snapshot_backend_duration_seconds");
  }

  private static void compare(String driver, Counted backend, Counted sidecar, Duration watched) {
    double bare = watched.toMillis() / 1000.0;
    System.out.printf(
        Locale.ROOT,
        "%s: backend %.3f s, the sidecar says %.3f s, difference %+.0f ms, %.0f of %.0f measured;"
            + " a bare watch says %.3f s; queue %.3f s, ready %.3f s%n",
        driver,
        backend.mean(),
        sidecar.mean(),
        (backend.mean() - sidecar.mean()) * 1000,
        backend.count(),
        sidecar.count(),
        bare,
        ours(driver, "snapherd_snapshot_queue_duration_seconds").mean(),
        ours(driver, "snapherd_snapshot_ready_duration_seconds").mean());

    assertThat(backend.count()).as("most are measured").isGreaterThan(sidecar.count() / 2);
    assertThat(backend.mean())
        .as("%s: what the driver waits; a busy machine may tell of the begin late", driver)
        .isGreaterThan(LEAST.get(driver) / 2);
    assertThat(backend.mean())
        .as("%s: what the sidecar says", driver)
        .isCloseTo(sidecar.mean(), within(FAR));
    assertThat(backend.mean())
        .as("%s: what a bare watch says", driver)
        .isCloseTo(bare, within(BESIDE));
  }

  private static Counted sidecar(String driver) {
    Scrape scrape = Scrape.of(cluster.metrics(driver + "-snapshotter"));
    String[] labels = {"method_name=\"/csi.v1.Controller/CreateSnapshot\""};
    return new Counted(
        scrape.sum("csi_sidecar_operations_seconds_count", labels),
        scrape.sum("csi_sidecar_operations_seconds_sum", labels));
  }

  private static Counted ours(String driver, String histogram) {
    Scrape scrape = ours();
    return new Counted(
        scrape.sum(histogram + "_count", of(driver)), scrape.sum(histogram + "_sum", of(driver)));
  }

  private static double unmeasured(String driver) {
    return ours()
        .sum("snapherd_snapshot_latency_unmeasured_total", of(driver), "phase=\"backend\"");
  }

  private static String of(String driver) {
    return "driver=\"" + driver + ".csi.ceph.com\"";
  }

  private static Scrape ours() {
    return Scrape.of(operator.get("/metrics").orElseThrow());
  }

  /** By the operator's own figures, which are no later than what they are asked about here. */
  private static void allAreReady(int each) {
    for (String policy : DRIVERS) {
      assertThat(
              ours()
                  .sum("snapherd_policy_snapshots", "policy=\"" + policy + "\"", "state=\"ready\""))
          .isEqualTo(each);
    }
  }

  private static void runNow(String policy, String value) {
    cluster
        .kubectl(
            "annotate",
            "--overwrite",
            "-n",
            NAMESPACE,
            "snapshotpolicy",
            policy,
            "snapherd.io/run-now=" + value)
        .orThrow();
  }

  private static void apply(Stream<String> manifests) {
    cluster
        .kubectl(List.of("create", "-f", "-"), manifests.collect(Collectors.joining("---\n")))
        .orThrow();
  }

  private static String claim(String name, String storageClass, int number) {
    return """
    apiVersion: v1
    kind: PersistentVolumeClaim
    metadata: {name: %s-%d, namespace: %s}
    spec: {accessModes: [ReadWriteOnce], storageClassName: %s, resources: {requests: {storage: 1Gi}}}
    """
        .formatted(name, number, NAMESPACE, storageClass);
  }

  private static String policy(String name, String storageClass) {
    return """
    apiVersion: snapherd.io/v1
    kind: SnapshotPolicy
    metadata: {name: %s, namespace: %s}
    spec: {schedule: "@yearly", claims: {storageClassNames: [%s]}}
    """
        .formatted(name, NAMESPACE, storageClass);
  }

  private static boolean allBound() {
    return cluster.boundClaims(NAMESPACE) == 2 * CLAIMS;
  }
}
