package io.snapherd.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.snapherd.kubernetes.resource.SnapshotPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * 100 policies over 500 claims, half of each driver, all due at one slot; 50 claims are in two
 * policies. What happens is taken from the watch, which tells it in the order it happened.
 */
@Execution(ExecutionMode.CONCURRENT)
class LoadIT {
  @RegisterExtension static final ControlPlane cluster = ControlPlane.shared();

  private static final String NAMESPACE = "load";
  private static final int POLICIES = 100;
  private static final int CLAIMS = 500;
  private static final int IN_TWO_POLICIES = 50;

  /** The default of {@code --max-in-flight-per-driver}. */
  private static final int PLACES = 10;

  private static final int SNAPSHOTS = CLAIMS + IN_TWO_POLICIES;

  /** For making the claims; and from the slot on: bounds for a hang, not goals. */
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  /** For making the policies before the slot comes. */
  private static final Duration LEAD = Duration.ofSeconds(25);

  private static OperatorProcess operator;

  @BeforeAll
  static void boundClaims() {
    cluster.kubectl("create", "namespace", NAMESPACE).orThrow();
    apply(IntStream.range(0, CLAIMS).mapToObj(LoadIT::claim));
    await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(LoadIT::allBound);
    operator =
        OperatorProcess.start("load", cluster.kubeconfig(), "--namespace", NAMESPACE).awaitReady();
  }

  @AfterAll
  static void tidy() {
    if (operator != null) {
      operator.close();
    }
    cluster.kubectl("delete", "namespace", NAMESPACE, "--wait=false");
  }

  @Test
  void everyClaimIsServedOncePerPolicyAndNeverTwiceAtATime() {
    try (Ledger ledger = Ledger.of(cluster.client(), NAMESPACE)) {
      Instant slot = nextMinuteAfter(Instant.now().plus(LEAD));
      apply(IntStream.range(0, POLICIES).mapToObj(policy -> policy(policy, slot)));
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(() -> assertThat(ledger.ready()).isEqualTo(SNAPSHOTS));

      assertThat(ledger.servedTwice()).as("a claim, for one policy and slot").isEmpty();
      assertThat(ledger.collisions()).as("a claim with two in progress").isEmpty();
      assertThat(ledger.slots()).containsOnly(slot.toString());
      System.out.println(ledger.report(slot, PLACES));
    }
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(unfinished()).isEmpty());
    assertThat(operator.log()).doesNotContain("ERROR", "Exception");
  }

  private static String claim(int number) {
    String labels =
        IntStream.concat(IntStream.of(number), second(number))
            .mapToObj(of -> "p-" + of % POLICIES + ": \"\"")
            .collect(Collectors.joining(", "));
    return """
    apiVersion: v1
    kind: PersistentVolumeClaim
    metadata: {name: claim-%d, namespace: %s, labels: {%s}}
    spec: {accessModes: [ReadWriteOnce], storageClassName: %s, resources: {requests: {storage: 1Gi}}}
    """
        .formatted(number, NAMESPACE, labels, number % 2 == 0 ? "rbd-ssd" : "cephfs-hdd");
  }

  private static IntStream second(int number) {
    return number < IN_TWO_POLICIES ? IntStream.of(number + 1) : IntStream.empty();
  }

  private static String policy(int number, Instant slot) {
    String minute = DateTimeFormatter.ofPattern("m H d M").withZone(ZoneOffset.UTC).format(slot);
    return """
    apiVersion: snapherd.io/v1
    kind: SnapshotPolicy
    metadata: {name: p-%1$d, namespace: %2$s}
    spec:
      schedule: "%3$s *"
      claims: {selector: {matchExpressions: [{key: p-%1$d, operator: Exists}]}}
    """
        .formatted(number, NAMESPACE, minute);
  }

  private static Instant nextMinuteAfter(Instant time) {
    return time.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
  }

  private static void apply(Stream<String> manifests) {
    cluster
        .kubectl(List.of("create", "-f", "-"), manifests.collect(Collectors.joining("---\n")))
        .orThrow();
  }

  private static boolean allBound() {
    return cluster.boundClaims(NAMESPACE) == CLAIMS;
  }

  /** The policies whose status does not yet say that the slot is done with. */
  private static List<String> unfinished() {
    return cluster
        .client()
        .resources(SnapshotPolicy.class)
        .inNamespace(NAMESPACE)
        .list()
        .getItems()
        .stream()
        .filter(
            policy -> policy.getStatus() == null || policy.getStatus().lastScheduleTime() == null)
        .map(policy -> policy.getMetadata().getName())
        .toList();
  }
}
