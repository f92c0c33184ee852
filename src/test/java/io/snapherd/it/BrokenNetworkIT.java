package io.snapherd.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.snapherd.kubernetes.ApiOthers;
import io.snapherd.kubernetes.client.Clients;
import io.snapherd.kubernetes.client.WatchOpenings;
import io.snapherd.kubernetes.client.WatchPulse;
import io.snapherd.kubernetes.reading.Watches;
import io.snapherd.model.Policy;
import io.snapherd.operation.contract.Ports;
import io.snapherd.operation.fake.CountingTelemetry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The caches go on whatever the network does to their connections. */
class BrokenNetworkIT {
  @RegisterExtension static final ControlPlane cluster = ControlPlane.shared();

  private static final String NAMESPACE = "broken-network";
  private static final Duration SILENCE = Duration.ofSeconds(3);
  private static final Duration SOON = Duration.ofSeconds(40);

  private ApiProxy network;
  private KubernetesClient client;
  private Watches watches;
  private ApiOthers others;

  @BeforeEach
  void connect() {
    network = ApiProxy.before(cluster);
    others = new ApiOthers(cluster.client(), NAMESPACE);
    Interceptor pulse = new WatchPulse(System::nanoTime, SILENCE);
    client = Clients.connect(Optional.of(network.kubeconfig()), List.of(pulse));
    watches =
        new Watches(
            client, List.of(), new CountingTelemetry(), new WatchOpenings(System::nanoTime));
  }

  @AfterEach
  void disconnect() {
    watches.stop();
    client.close();
    network.close();
    cluster
        .kubectl("delete", "namespace", others.namespace(), others.elsewhere(), "--wait=true")
        .orThrow();
  }

  @Test
  void aWatchThatFallsSilentIsBegunAnew() {
    Ports ports = ApiOthers.ports(client, watches);
    network.silenceWhatIsConnected();

    others.policy("unheard-of");

    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(ports.caches().policies(NAMESPACE)).hasSize(1));
  }

  @Test
  void lettersOfSeveralBytesArriveWhole() {
    Ports ports = ApiOthers.ports(client, watches);
    others.policy("p");
    String umlauts = "ä€😀".repeat(5000);

    others.runNow("p", umlauts);

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(ports.caches().policies(NAMESPACE))
                    .extracting(Policy::runNow)
                    .containsExactly(Optional.of(umlauts)));
  }

  @Test
  void listsThatFailAtFirstAreTriedAgain() {
    network.failLists(20);
    others.policy("listed");

    Ports ports = ApiOthers.ports(client, watches);

    assertThat(network.listsLeftToFail()).isZero();
    assertThat(ports.caches().policies(NAMESPACE)).hasSize(1);
  }
}
