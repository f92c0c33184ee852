package io.snapherd.demo.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.HashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** An API server on 127.0.0.1 and any free port, without schema, admission or garbage collector. */
final class EmbeddedServer implements AutoCloseable {
  /** It writes a line per request. Held, because loggers nobody holds lose their level. */
  private static final Logger REQUESTS = Logger.getLogger(MockWebServer.class.getName());

  private final ApiDispatcher dispatcher;
  private final KubernetesMockServer server;
  private final Front front;

  private EmbeddedServer(ApiDispatcher dispatcher, KubernetesMockServer server, Front front) {
    this.dispatcher = dispatcher;
    this.server = server;
    this.front = front;
  }

  /**
   * Starts one.
   *
   * @throws IOException if there is no port for it
   */
  static EmbeddedServer start(Clock clock) throws IOException {
    REQUESTS.setLevel(Level.WARNING);
    MockWebServer web = new MockWebServer();
    web.setHttp2ClearTextEnabled(false); // the JDK's client would try, and large lists suffer
    ApiDispatcher dispatcher = new ApiDispatcher(clock);
    KubernetesMockServer server =
        new KubernetesMockServer(new Context(), web, new HashMap<>(), dispatcher, false);
    server.start(InetAddress.getLoopbackAddress(), 0);
    return new EmbeddedServer(dispatcher, server, Front.before(server.getPort()));
  }

  void put(GenericKubernetesResource object) {
    dispatcher.put(ObjectPath.of(object), object);
  }

  String kubeconfig() {
    return """
        apiVersion: v1
        kind: Config
        current-context: demo
        clusters: [{name: demo, cluster: {server: "http://127.0.0.1:%d"}}]
        users: [{name: demo, user: {}}]
        contexts: [{name: demo, context: {cluster: demo, user: demo, namespace: shop}}]
        """
        .formatted(front.port());
  }

  @Override
  public void close() {
    front.close();
    server.shutdown();
  }
}
