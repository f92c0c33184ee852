package io.snapherd.kubernetes.reading;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Listable;
import io.snapherd.kubernetes.client.Clients;
import io.snapherd.kubernetes.client.Refusals;
import io.snapherd.kubernetes.projection.ClaimProjection;
import io.snapherd.kubernetes.projection.PolicyProjection;
import io.snapherd.kubernetes.projection.SnapshotProjection;
import io.snapherd.kubernetes.projection.SnapshotStorageProjections;
import io.snapherd.kubernetes.resource.SnapshotPolicy;
import io.snapherd.kubernetes.resource.VolumeSnapshot;
import io.snapherd.kubernetes.resource.VolumeSnapshotContent;
import io.snapherd.model.Claim;
import io.snapherd.model.Content;
import io.snapherd.model.Policy;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Refused;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the API server has right now, for one question; the operator itself watches instead. */
public final class LiveLists implements AutoCloseable {
  private final KubernetesClient client;

  private LiveLists(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Asks nothing yet.
   *
   * @param kubeconfig absent: found as kubectl does
   */
  public static LiveLists connect(Optional<Path> kubeconfig) {
    return new LiveLists(Clients.connect(kubeconfig, List.of()));
  }

  public List<Snapshot> snapshots(String namespace) throws Refused {
    return list(
        client.resources(VolumeSnapshot.class).inNamespace(namespace), SnapshotProjection::of);
  }

  public List<Claim> claims(String namespace) throws Refused {
    return list(
        client.resources(PersistentVolumeClaim.class).inNamespace(namespace), ClaimProjection::of);
  }

  public List<Policy> policies(String namespace) throws Refused {
    return list(
        client.resources(SnapshotPolicy.class).inNamespace(namespace), PolicyProjection::of);
  }

  /** Those of the whole cluster. */
  public List<Content> contents() throws Refused {
    return list(client.resources(VolumeSnapshotContent.class), SnapshotStorageProjections::content);
  }

  private static <T extends HasMetadata, V> List<V> list(
      Listable<? extends KubernetesResourceList<T>> resources, Function<T, V> projection)
      throws Refused {
    try {
      return resources.list().getItems().stream().map(projection).toList();
    } catch (KubernetesClientException e) {
      throw Refusals.of(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
