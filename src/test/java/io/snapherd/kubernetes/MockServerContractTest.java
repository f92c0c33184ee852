package io.snapherd.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.snapherd.kubernetes.client.WatchOpenings;
import io.snapherd.kubernetes.reading.Watches;
import io.snapherd.kubernetes.resource.SnapshotPolicy;
import io.snapherd.kubernetes.resource.VolumeSnapshot;
import io.snapherd.kubernetes.resource.VolumeSnapshotClass;
import io.snapherd.kubernetes.resource.VolumeSnapshotContent;
import io.snapherd.operation.contract.Others;
import io.snapherd.operation.contract.Ports;
import io.snapherd.operation.contract.PortsContract;
import io.snapherd.operation.fake.CountingTelemetry;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * The adapters before the API server that the demo embeds. What that one cannot do, such as
 * preconditions and removing an annotation, is no part of its contract.
 */
class MockServerContractTest extends PortsContract {
  private static final Logger REQUESTS = Logger.getLogger(MockWebServer.class.getName());

  private static KubernetesMockServer server;
  private static Watches watches;
  private static Ports ports;
  private static Others others;

  @BeforeAll
  static void start() {
    REQUESTS.setLevel(Level.WARNING);
    List<CustomResourceDefinitionContext> kinds =
        Stream.of(
                SnapshotPolicy.class,
                VolumeSnapshot.class,
                VolumeSnapshotClass.class,
                VolumeSnapshotContent.class)
            .map(CustomResourceDefinitionContext::fromCustomResourceType)
            .toList();
    server =
        new KubernetesMockServer(
            new Context(),
            new MockWebServer(),
            new HashMap<>(),
            new KubernetesCrudDispatcher(kinds),
            false);
    server.init(InetAddress.getLoopbackAddress(), 0);
    KubernetesClient client = server.createClient();
    watches =
        new Watches(
            client, List.of(), new CountingTelemetry(), new WatchOpenings(System::nanoTime));
    others = new ApiOthers(client, "contract");
    ports = ApiOthers.ports(client, watches);
  }

  @AfterAll
  static void stop() {
    watches.stop();
    server.destroy();
  }

  @Override
  protected Ports ports() {
    return ports;
  }

  @Override
  protected Others others() {
    return others;
  }
}
