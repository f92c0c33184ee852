package io.snapherd.demo.cluster;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.snapherd.kubernetes.client.Clients;
import io.snapherd.kubernetes.resource.VolumeSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A whole cluster in this process, with months of history and storage that behaves like Ceph. */
public final class EmbeddedCluster implements AutoCloseable {
  private final EmbeddedServer server;
  private final Path kubeconfig;
  private final KubernetesClient client;
  private final Drivers drivers = Drivers.likeCeph();
  private final Later later = new Later();

  private EmbeddedCluster(EmbeddedServer server, Path kubeconfig) {
    this.server = server;
    this.kubeconfig = kubeconfig;
    this.client = Clients.connect(Optional.of(kubeconfig), List.of());
  }

  /**
   * Starts one on 127.0.0.1.
   *
   * @throws IOException if the file that leads to it cannot be written
   */
  public static EmbeddedCluster start(Clock clock) throws IOException {
    EmbeddedServer server = EmbeddedServer.start(clock);
    new Scenery(clock.instant()).objects().forEach(server::put);
    Path kubeconfig = Files.createTempFile("snapherd-demo-", ".kubeconfig");
    Files.writeString(kubeconfig, server.kubeconfig());
    EmbeddedCluster cluster = new EmbeddedCluster(server, kubeconfig);
    cluster.control(clock);
    return cluster;
  }

  private void control(Clock clock) {
    Sidecar sidecar = new Sidecar(client, later, clock);
    client
        .resources(VolumeSnapshot.class)
        .inAnyNamespace()
        .inform(new SnapshotController(client, drivers, sidecar, later));
    client
        .resources(PersistentVolumeClaim.class)
        .inAnyNamespace()
        .inform(new Provisioner(client, drivers, later));
  }

  /** Leads to it, as for kubectl. */
  public Path kubeconfig() {
    return kubeconfig;
  }

  /** For those who look at it and act on it as users do. */
  public KubernetesClient client() {
    return client;
  }

  public Drivers drivers() {
    return drivers;
  }

  @Override
  public void close() throws IOException {
    later.close();
    client.close();
    server.close();
    Files.deleteIfExists(kubeconfig);
  }
}
