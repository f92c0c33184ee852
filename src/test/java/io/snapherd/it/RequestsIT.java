package io.snapherd.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.snapherd.kubernetes.resource.SnapshotPolicy;
import io.snapherd.kubernetes.resource.VolumeSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What the API server is asked for: {@value #CLAIMS} snapshots by a run-now, then as many again,
 * which push the first ones out; before, between and afterwards nothing but the Lease.
 */
class RequestsIT {
  @RegisterExtension static final ControlPlane cluster = ControlPlane.shared();

  private static final String NAMESPACE = "requests";
  private static final int CLAIMS = 20;
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final Duration IDLE = Duration.ofSeconds(5);
  private static final Pattern REQUEST =
      Pattern.compile(
          "(?<verb>\\S+) /(api|apis/[^/]+)/[^/]+(/namespaces/[^/?]+)?/(?<resource>[a-z]+)"
              + "(/[^/?]+)?(?<sub>/[a-z]+)?(\\?(?<query>.*))?");

  private static ApiProxy network;
  private static OperatorProcess operator;

  @BeforeAll
  static void begin() {
    cluster.kubectl("create", "namespace", NAMESPACE).orThrow();
    apply(
        IntStream.range(0, CLAIMS)
            .mapToObj(
                """
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {name: claim-%02d}
                spec:
                  accessModes: [ReadWriteOnce]
                  storageClassName: rbd-ssd
                  resources: {requests: {storage: 1Gi}}
                """
                    ::formatted)
            .collect(Collectors.joining("---\n")));
    apply(
        """
        apiVersion: snapherd.io/v1
        kind: SnapshotPolicy
        metadata: {name: p}
        spec: {schedule: "@yearly", claims: {}, retention: {keepLast: 1}}
        """);
    await().atMost(SOON).until(() -> cluster.boundClaims(NAMESPACE) == CLAIMS);
    network = ApiProxy.before(cluster);
    operator =
        OperatorProcess.start(
                "requests",
                network.kubeconfig(),
                "--prune-grace=0s",
                "--namespace=" + NAMESPACE,
                "--leader-elect",
                "--leader-elect-namespace=" + NAMESPACE)
            .awaitReady();
  }

  @AfterAll
  static void end() {
    if (operator != null) {
      operator.close();
      network.close();
    }
    cluster.kubectl("delete", "namespace", NAMESPACE, "--wait=false");
  }

  @Test
  void eachSnapshotIsCreatedOnceAndDeletedOnceAndWhoHasNothingToDoAsksForNothing() {
    awaitQuiet();
    assertIdle();
    Map<String, Long> taken = requestsOf("1");
    assertIdle();
    Map<String, Long> takenAndPruned = requestsOf("2");
    assertIdle();

    assertThat(taken)
        .containsEntry("POST volumesnapshots", (long) CLAIMS)
        .doesNotContainKey("DELETE volumesnapshots");
    assertThat(takenAndPruned)
        .containsEntry("POST volumesnapshots", (long) CLAIMS)
        .containsEntry("DELETE volumesnapshots", (long) CLAIMS);
    System.out.printf(
        "Requests for %d snapshots: %s%nRequests for %d more and as many deletes: %s%n",
        CLAIMS, taken, CLAIMS, takenAndPruned);
  }

  /** Also: the status is written once a second at most. */
  private static Map<String, Long> requestsOf(String runNow) {
    int before = network.requests().size();
    long begin = System.nanoTime();
    cluster
        .kubectl(
            "annotate",
            "--overwrite",
            "-n",
            NAMESPACE,
            "snappol/p",
            "snapherd.io/run-now=" + runNow)
        .orThrow();
    await().atMost(SOON).until(() -> isDone(runNow));
    awaitQuiet();
    List<String> since = network.requests();
    Map<String, Long> counts =
        since.subList(before, since.size()).stream()
            .map(RequestsIT::kind)
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds() + 1;
    assertThat(counts.get("PUT snapshotpolicies/status")).isBetween(1L, seconds);
    return counts;
  }

  private static boolean isDone(String runNow) {
    return runNow.equals(
            cluster
                .client()
                .resources(SnapshotPolicy.class)
                .inNamespace(NAMESPACE)
                .withName("p")
                .get()
                .getStatus()
                .lastRunNow())
        && snapshots().size() == CLAIMS
        && snapshots().stream().allMatch(s -> ready(s) && isOf(s, runNow));
  }

  private static List<VolumeSnapshot> snapshots() {
    return cluster
        .client()
        .resources(VolumeSnapshot.class)
        .inNamespace(NAMESPACE)
        .list()
        .getItems();
  }

  private static boolean ready(VolumeSnapshot snapshot) {
    return snapshot.getStatus() != null && Boolean.TRUE.equals(snapshot.getStatus().readyToUse());
  }

  private static boolean isOf(VolumeSnapshot snapshot, String runNow) {
    return runNow.equals(snapshot.getMetadata().getAnnotations().get("snapherd.io/run-now"));
  }

  private static void assertIdle() {
    int before = besidesLease();
    await().atMost(IDLE.multipliedBy(2)).during(IDLE).until(() -> besidesLease() == before);
  }

  private static void awaitQuiet() {
    AtomicInteger before = new AtomicInteger(-1);
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofSeconds(3))
        .until(() -> before.getAndSet(besidesLease()) == besidesLease());
  }

  private static int besidesLease() {
    return (int) network.requests().stream().filter(r -> !kind(r).endsWith(" leases")).count();
  }

  /** Such as {@code PUT snapshotpolicies/status}, {@code WATCH persistentvolumes}. */
  private static String kind(String request) {
    Matcher parts = REQUEST.matcher(request);
    if (!parts.matches()) {
      return request;
    }
    String query = String.valueOf(parts.group("query"));
    String verb =
        query.contains("watch=true")
            ? "WATCH"
            : query.contains("limit=") ? "LIST" : parts.group("verb");
    String sub = parts.group("sub") == null ? "" : parts.group("sub");
    return verb + " " + parts.group("resource") + sub;
  }

  private static void apply(String manifests) {
    cluster.kubectl(List.of("apply", "-n", NAMESPACE, "-f", "-"), manifests).orThrow();
  }
}
