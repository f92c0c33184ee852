package io.snapherd.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.snapherd.kubernetes.resource.SnapshotPolicy;
import io.snapherd.kubernetes.resource.SnapshotPolicyStatus;
import io.snapherd.kubernetes.resource.VolumeSnapshot;
import io.snapherd.model.Names;
import io.snapherd.wiring.Operator;
import io.snapherd.wiring.OperatorConfig;
import io.snapherd.wiring.OperatorConfig.Access;
import io.snapherd.wiring.OperatorConfig.Http;
import io.snapherd.wiring.OperatorConfig.Limits;
import io.snapherd.wiring.OperatorConfig.Page;
import io.snapherd.wiring.OperatorConfig.RestoreAnnotations;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The first law, at a real API server: an operator that is gone right after any of its writes,
 * before it has heard of the answer, is followed by one that ends where it would have ended.
 */
class EveryWriteIsTheLastIT {
  @RegisterExtension static final ControlPlane cluster = ControlPlane.shared();

  private static final Duration SOON = Duration.ofSeconds(90);
  private static final int SIDE_BY_SIDE = 6;

  /** A successor that finds the claim made says that it was made already. */
  private static final String SAID_DIFFERENTLY =
      "\"(time|cutTime|request|reason|message)\":\"[^\"]*\",?";

  private static final int NONE = Integer.MAX_VALUE;
  private static final Set<String> NAMESPACES = new ConcurrentSkipListSet<>();

  private static final String CLAIM =
      """
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: {name: %s}
      spec:
        accessModes: [ReadWriteOnce]
        storageClassName: rbd-ssd
        resources: {requests: {storage: 1Gi}}
      """;
  private static final String OLD =
      """
      apiVersion: snapshot.storage.k8s.io/v1
      kind: VolumeSnapshot
      metadata:
        name: old-%s
        labels: {snapherd.io/policy: p, snapherd.io/policy-uid: %s, snapherd.io/claim-uid: %s}
        annotations: {snapherd.io/slot: "2026-01-01T00:00:00Z"}
      spec:
        volumeSnapshotClassName: rbd-ssd-snapshotclass
        source: {persistentVolumeClaimName: %s}
      """;

  /** What is left at the end of the story. */
  record End(Set<String> snapshots, Set<String> claims, String restore, String status) {}

  @AfterAll
  static void tidy() {
    NAMESPACES.forEach(name -> cluster.kubectl("delete", "namespace", name, "--wait=false"));
  }

  @Test
  void anOperatorThatEndsAfterAnyWriteIsFollowedByOneThatEndsWhereItWouldHave() throws Exception {
    List<String> writes = tell("last-write-none", NONE);
    End undisturbed = end("last-write-none");
    assertThat(undisturbed.snapshots())
        .hasSize(2)
        .allSatisfy(snapshot -> assertThat(snapshot).contains("-p-now-").endsWith("true"));
    assertThat(undisturbed.claims()).contains("a-restored Bound of old-a");

    Map<String, End> ends = new ConcurrentSkipListMap<>();
    ExecutorService stage = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    IntStream.rangeClosed(1, writes.size())
        .forEach(
            k -> {
              String namespace = "last-write-%02d".formatted(k);
              Future<?> unused =
                  stage.submit(() -> ends.put(last(tell(namespace, k), k), end(namespace)));
            });
    stage.shutdown();
    assertThat(stage.awaitTermination(5, TimeUnit.MINUTES)).isTrue();

    assertThat(ends).hasSize(writes.size());
    assertThat(ends).allSatisfy((last, end) -> assertThat(end).isEqualTo(undisturbed));
  }

  private static String last(List<String> writes, int k) {
    return k + ": " + (writes.size() < k ? "has no so many" : writes.get(k - 1));
  }

  /** Returns when all is done and quiet, with all writes of the first operator. */
  private static List<String> tell(String namespace, int lastWrite) throws IOException {
    setStage(namespace);
    ApiProxy first = ApiProxy.before(cluster);
    first.cutAfterWrite(lastWrite);
    Operator gone = start(first, namespace);
    await().atMost(SOON).until(() -> first.isCut() || isDone(namespace));
    first.close();
    gone.stop();
    ApiProxy second = ApiProxy.before(cluster);
    Operator successor = start(second, namespace);
    try {
      await().atMost(SOON).until(() -> isDone(namespace));
      awaitQuiet(second);
    } finally {
      successor.stop();
      second.close();
    }
    return first.writes();
  }

  /** Two claims with an old snapshot each, one of them to restore from, and a run-now. */
  private static void setStage(String namespace) {
    cluster.kubectl("create", "namespace", namespace).orThrow();
    NAMESPACES.add(namespace);
    String policyUid =
        apply(
            namespace,
            """
            apiVersion: snapherd.io/v1
            kind: SnapshotPolicy
            metadata: {name: p, annotations: {snapherd.io/run-now: "1"}}
            spec: {schedule: "@yearly", claims: {names: [a, b]}, retention: {keepLast: 1}}
            """);
    for (String claim : List.of("a", "b")) {
      String claimUid = apply(namespace, CLAIM.formatted(claim));
      apply(namespace, OLD.formatted(claim, policyUid, claimUid, claim));
    }
    await()
        .atMost(SOON)
        .until(() -> snapshots(namespace).stream().allMatch(EveryWriteIsTheLastIT::ready));
    cluster
        .kubectl(
            "annotate",
            "-n",
            namespace,
            "pvc",
            "a",
            "snapherd.io/restore-from=old-a",
            "snapherd.io/restore-to=a-restored")
        .orThrow();
  }

  private static String apply(String namespace, String manifest) {
    return cluster
        .kubectl(
            List.of("apply", "-n", namespace, "-f", "-", "-o", "jsonpath={.metadata.uid}"),
            manifest)
        .orThrow()
        .out();
  }

  private static Operator start(ApiProxy network, String namespace) throws IOException {
    return Operator.start(
        new OperatorConfig(
            new Access(Optional.of(network.kubeconfig()), List.of(namespace)),
            new Limits(10, 2, Duration.ZERO, 4),
            Optional.empty(),
            RestoreAnnotations.FOLLOWED,
            new Http(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Page.HIDDEN),
            "test"));
  }

  private static boolean isDone(String namespace) {
    return status(namespace).filter(s -> "1".equals(s.lastRunNow())).isPresent()
        && restoreStatus(namespace).contains("\"phase\":\"Bound\"")
        && snapshots(namespace).stream().noneMatch(s -> s.getMetadata().getName().startsWith("old"))
        && status(namespace).filter(s -> s.snapshots().deleting() == 0).isPresent();
  }

  private static void awaitQuiet(ApiProxy network) {
    AtomicInteger before = new AtomicInteger(-1);
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofSeconds(2))
        .until(() -> before.getAndSet(network.writes().size()) == network.writes().size());
  }

  private static End end(String namespace) {
    SnapshotPolicyStatus status = status(namespace).orElseThrow();
    return new End(
        all(snapshots(namespace), s -> s.getMetadata().getName() + " ready " + ready(s)),
        all(
            client().persistentVolumeClaims().inNamespace(namespace).list().getItems(),
            EveryWriteIsTheLastIT::claim),
        restoreStatus(namespace).replaceAll(SAID_DIFFERENTLY, ""),
        status.conditions().stream()
                .map(c -> c.type() + "=" + c.status() + " " + c.reason())
                .collect(Collectors.joining(", ", "", " " + status.snapshots() + status.claims()))
            + status.problems());
  }

  private static <T> Set<String> all(Collection<T> objects, Function<T, String> gist) {
    return objects.stream().map(gist).collect(Collectors.toCollection(TreeSet::new));
  }

  private static String claim(PersistentVolumeClaim claim) {
    String from = Names.RESTORED_FROM;
    Map<String, String> annotations = claim.getMetadata().getAnnotations();
    return claim.getMetadata().getName()
        + " "
        + claim.getStatus().getPhase()
        + (annotations.containsKey(from) ? " of " + annotations.get(from) : "");
  }

  private static Optional<SnapshotPolicyStatus> status(String namespace) {
    return Optional.ofNullable(
        client()
            .resources(SnapshotPolicy.class)
            .inNamespace(namespace)
            .withName("p")
            .get()
            .getStatus());
  }

  private static String restoreStatus(String namespace) {
    return client()
        .persistentVolumeClaims()
        .inNamespace(namespace)
        .withName("a")
        .get()
        .getMetadata()
        .getAnnotations()
        .getOrDefault(Names.RESTORE_STATUS, "");
  }

  private static List<VolumeSnapshot> snapshots(String namespace) {
    return client().resources(VolumeSnapshot.class).inNamespace(namespace).list().getItems();
  }

  private static boolean ready(VolumeSnapshot snapshot) {
    return snapshot.getStatus() != null && Boolean.TRUE.equals(snapshot.getStatus().readyToUse());
  }

  private static KubernetesClient client() {
    return cluster.client();
  }
}
