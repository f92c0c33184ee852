package io.snapherd.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.snapherd.kubernetes.resource.SnapshotPolicy;
import io.snapherd.kubernetes.resource.SnapshotPolicyStatus;
import io.snapherd.kubernetes.resource.VolumeSnapshot;
import io.snapherd.model.Names;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The first law, at a real API server: an operator that is killed right after any of its writes,
 * before it has heard of the answer, is followed by one that ends where it would have ended. So
 * does one that lives on and sends again what it has got no answer to.
 */
class EveryWriteIsTheLastIT {
  @RegisterExtension static final ControlPlane cluster = ControlPlane.shared();

  /** A bound for a hang, not a goal: many processes start at once. */
  private static final Duration SOON = Duration.ofMinutes(3);

  private static final int SIDE_BY_SIDE = 4;

  /** A successor that finds the claim made says that it was made already. */
  private static final String SAID_DIFFERENTLY =
      "\"(time|cutTime|request|reason|message)\":\"[^\"]*\",?";

  private static final String POLICY =
      """
      apiVersion: snapherd.io/v1
      kind: SnapshotPolicy
      metadata: {name: p, annotations: {snapherd.io/run-now: "1"}}
      spec: {schedule: "@yearly", claims: {names: [a, b]}, retention: {keepLast: 1}}
      """;
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
  private static final String RESTORED =
      "metadata: {annotations: {snapherd.io/restore-from: old-a, snapherd.io/restore-to: again}, ";
  private static final String OLD =
      """
      apiVersion: snapshot.storage.k8s.io/v1
      kind: VolumeSnapshot
      metadata:
        name: old-%1$s
        labels: {snapherd.io/policy: p, snapherd.io/policy-uid: %2$s, snapherd.io/claim-uid: %3$s}
        annotations: {snapherd.io/slot: "2026-01-01T00:00:00Z"}
      spec:
        volumeSnapshotClassName: rbd-ssd-snapshotclass
        source: {persistentVolumeClaimName: %1$s}
      """;

  private static final Set<String> NAMESPACES = new ConcurrentSkipListSet<>();
  private static List<String> writes;
  private static End undisturbed;

  /** What is left at the end of the story. */
  record End(Set<String> snapshots, Set<String> claims, String restore, String status) {}

  @BeforeAll
  static void undisturbed() {
    writes = live("last-write-none", network -> {});
    undisturbed = end("last-write-none");
  }

  @AfterAll
  static void tidy() {
    NAMESPACES.forEach(name -> cluster.kubectl("delete", "namespace", name, "--wait=false"));
  }

  @Test
  void theStoryHasEveryKindOfWrite() {
    assertThat(undisturbed.snapshots())
        .hasSize(2)
        .allSatisfy(snapshot -> assertThat(snapshot).contains("-p-now-").endsWith("true"));
    assertThat(undisturbed.claims()).contains("again Bound of old-a");
    assertThat(writes.stream().map(EveryWriteIsTheLastIT::kind))
        .contains(
            "POST volumesnapshots",
            "DELETE volumesnapshots",
            "POST persistentvolumeclaims",
            "PATCH persistentvolumeclaims",
            "PUT snapshotpolicies");
  }

  @Test
  void anOperatorThatIsKilledAfterAnyWriteIsFollowedByOneThatEndsWhereItWouldHave()
      throws Exception {
    Map<String, String> lasts = new ConcurrentSkipListMap<>();
    ExecutorService stage = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    for (int k = 1; k <= writes.size(); k++) {
      int last = k;
      String namespace = "last-write-%02d".formatted(k);
      Future<?> unused = stage.submit(() -> lasts.put(namespace, killedAfter(last, namespace)));
    }
    stage.shutdown();
    assertThat(stage.awaitTermination(10, TimeUnit.MINUTES)).isTrue();
    assertThat(lasts).hasSize(writes.size());

    succeed(lasts.keySet());

    assertThat(lasts)
        .allSatisfy((namespace, last) -> assertThat(end(namespace)).isEqualTo(undisturbed));
  }

  @Test
  void anOperatorThatGetsNoAnswersEndsWhereItWouldHave() {
    live("last-write-lost", ApiProxy::loseAnswers);

    assertThat(end("last-write-lost")).isEqualTo(undisturbed);
  }

  /** The write that it was killed after. */
  private static String killedAfter(int number, String namespace) {
    setStage(namespace);
    try (ApiProxy network = ApiProxy.before(cluster)) {
      CompletableFuture<OperatorProcess> victim = new CompletableFuture<>();
      network.endAfterWrite(number, () -> victim.join().kill());
      victim.complete(start(network, Set.of(namespace)));
      await().atMost(SOON).until(() -> network.isCut() || isDone(namespace));
      victim.join().kill();
      return network.writes().toString();
    }
  }

  /** Until all is done and quiet; the writes that it took. */
  private static List<String> live(String namespace, Consumer<ApiProxy> nature) {
    setStage(namespace);
    try (ApiProxy network = ApiProxy.before(cluster)) {
      nature.accept(network);
      return liveThrough(network, Set.of(namespace));
    }
  }

  /** One process follows them all. */
  private static void succeed(Set<String> namespaces) {
    try (ApiProxy network = ApiProxy.before(cluster)) {
      liveThrough(network, namespaces);
    }
  }

  private static List<String> liveThrough(ApiProxy network, Set<String> namespaces) {
    try (OperatorProcess operator = start(network, namespaces)) {
      await().atMost(SOON).until(() -> namespaces.stream().allMatch(EveryWriteIsTheLastIT::isDone));
      awaitQuiet(network);
      assertThat(operator.runs()).isTrue();
      assertThat(operator.log()).doesNotContain(" refused (");
    }
    return network.writes();
  }

  private static OperatorProcess start(ApiProxy network, Set<String> namespaces) {
    return OperatorProcess.start(
        namespaces.iterator().next() + (namespaces.size() > 1 ? "-and-more" : ""),
        network.kubeconfig(),
        "--prune-grace",
        "0s",
        "--namespace",
        String.join(",", namespaces));
  }

  /** Two claims with an old snapshot each, one of them to restore from, and a run-now. */
  private static void setStage(String namespace) {
    NAMESPACES.add(namespace);
    cluster.kubectl("create", "namespace", namespace).orThrow();
    String policy = create(namespace, POLICY);
    List.of("a", "b")
        .forEach(
            name -> {
              String claim = CLAIM.formatted(name);
              boolean restored = name.equals("a");
              String uid =
                  create(namespace, restored ? claim.replace("metadata: {", RESTORED) : claim);
              create(namespace, OLD.formatted(name, policy, uid));
            });
    await()
        .atMost(SOON)
        .until(() -> snapshots(namespace).stream().allMatch(EveryWriteIsTheLastIT::ready));
  }

  /** Returns its uid. */
  private static String create(String namespace, String manifest) {
    return client().resource(manifest).inNamespace(namespace).create().getMetadata().getUid();
  }

  /** Such as {@code POST volumesnapshots}. */
  private static String kind(String write) {
    return write.replaceFirst("^(\\S+) .*/namespaces/[^/]+/([a-z]+).*$", "$1 $2");
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
