package io.snapherd.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.snapherd.kubernetes.ApiOthers;
import io.snapherd.kubernetes.client.Clients;
import io.snapherd.kubernetes.client.WatchOpenings;
import io.snapherd.kubernetes.reading.CachedCluster;
import io.snapherd.kubernetes.reading.Watches;
import io.snapherd.latency.Moment.Arrival;
import io.snapherd.model.Claim;
import io.snapherd.model.ObjectRef;
import io.snapherd.operation.Changes;
import io.snapherd.operation.fake.CountingTelemetry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whether news is known to be of what has just happened, before a real API server. */
class FeedsIT {
  @RegisterExtension static final ControlPlane cluster = ControlPlane.shared();

  private static final String CLAIMS = "/persistentvolumeclaims";
  private static final int GONE = 410;
  private static final Duration SOON = Duration.ofSeconds(60);

  private static ApiOthers here;
  private static ApiOthers there;
  private static int claims;

  private ApiProxy network;
  private KubernetesClient client;
  private Watches watches;
  private final Map<ObjectRef, Arrival> heard = new ConcurrentHashMap<>();

  @BeforeAll
  static void namespaces() {
    here = new ApiOthers(cluster.client(), "feeds-here");
    there = new ApiOthers(cluster.client(), "feeds-there");
  }

  @AfterAll
  static void tidy() {
    for (ApiOthers each : List.of(here, there)) {
      cluster.kubectl("delete", "namespace", each.namespace(), each.elsewhere(), "--wait=false");
    }
  }

  @BeforeEach
  void connect() {
    network = ApiProxy.before(cluster);
    WatchOpenings openings = new WatchOpenings(System::nanoTime);
    client = Clients.connect(Optional.of(network.kubeconfig()), List.of(openings));
    watches =
        new Watches(
            client,
            List.of(here.namespace(), there.namespace()),
            new CountingTelemetry(),
            openings);
  }

  @AfterEach
  void disconnect() {
    watches.stop();
    client.close();
    network.close();
  }

  @Test
  void whatIsThereAtTheStartIsAsOldAsItMayBe() {
    ObjectRef claim = newClaim(here);
    start();

    assertThat(heard).containsEntry(claim, Arrival.LISTED);
  }

  @Test
  void whatAWatchBringsHasJustHappened() {
    start();

    awaitLive(here);
  }

  @Test
  void whatAWatchThatWasCutCatchesUpOnWasMissed() {
    start();
    awaitLive(here);
    network.refuseWatches(CLAIMS, 500);
    network.dropWhatIsConnected();
    ObjectRef claim = newClaim(here);
    network.allowWatches();

    assertThat(arrivalOf(claim)).isEqualTo(Arrival.MISSED);
    awaitLive(here);
  }

  @Test
  void whatALaterListBringsWasMissed() {
    start();
    awaitLive(here);
    network.refuseWatches(CLAIMS, GONE);
    network.dropWhatIsConnected();

    assertThat(arrivalOf(newClaim(here))).isEqualTo(Arrival.MISSED);
    network.allowWatches();
    awaitLive(here);
  }

  @Test
  void aNamespaceThatIsListedAnewDoesNotSpoilAnother() {
    start();
    network.refuseWatches(here.namespace() + CLAIMS, GONE);
    network.failLists(Integer.MAX_VALUE);
    network.dropWhatIsConnected();

    awaitLive(there);
    assertThat(network.listsLeftToFail()).isLessThan(Integer.MAX_VALUE);
  }

  private void start() {
    CachedCluster caches = new CachedCluster();
    caches.tell(new Listener());
    watches.start(caches).orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
  }

  private final class Listener implements Changes {
    @Override
    public void claim(Optional<Claim> before, Claim claim) {
      heard.putIfAbsent(claim.ref(), watches.claims(claim.ref().namespace()));
    }
  }

  private static ObjectRef newClaim(ApiOthers where) {
    return where.claim("claim-" + claims++).ref();
  }

  private Arrival arrivalOf(ObjectRef claim) {
    await().atMost(SOON).until(() -> heard.containsKey(claim));
    return heard.get(claim);
  }

  /** Sooner or later what happens is told of as it happens. */
  private void awaitLive(ApiOthers where) {
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(300))
        .until(() -> arrivalOf(newClaim(where)) == Arrival.WATCHED);
  }
}
