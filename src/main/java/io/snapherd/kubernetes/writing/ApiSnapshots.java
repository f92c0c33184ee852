package io.snapherd.kubernetes.writing;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.snapherd.kubernetes.client.LeaderClient;
import io.snapherd.kubernetes.client.Refusals;
import io.snapherd.kubernetes.projection.SnapshotProjection;
import io.snapherd.kubernetes.projection.SourceClaimJson;
import io.snapherd.kubernetes.resource.VolumeSnapshot;
import io.snapherd.kubernetes.resource.VolumeSnapshotSpec;
import io.snapherd.model.Names;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Refused;
import io.snapherd.operation.Snapshots;
import io.snapherd.take.NewSnapshot;
import java.util.Optional;

/** VolumeSnapshots at the API server. */
public final class ApiSnapshots implements Snapshots {
  private final LeaderClient client;

  public ApiSnapshots(LeaderClient client) {
    this.client = client;
  }

  @Override
  public Optional<Snapshot> create(NewSnapshot snapshot) throws Refused {
    try {
      return Optional.of(
          SnapshotProjection.of(client.write().resource(resource(snapshot)).create()));
    } catch (KubernetesClientException e) {
      if (Refusals.exists(e)) {
        return Optional.empty();
      }
      throw Refusals.of(e);
    }
  }

  @Override
  public boolean delete(Snapshot snapshot) throws Refused {
    try {
      return !client
          .write()
          .resource(stub(snapshot))
          .lockResourceVersion(snapshot.id().resourceVersion())
          .delete()
          .isEmpty();
    } catch (KubernetesClientException e) {
      if (Refusals.outdated(e)) {
        return false;
      }
      throw Refusals.of(e);
    }
  }

  @Override
  public Optional<Snapshot> read(ObjectRef ref) throws Refused {
    try {
      return Optional.ofNullable(
              client
                  .read()
                  .resources(VolumeSnapshot.class)
                  .inNamespace(ref.namespace())
                  .withName(ref.name())
                  .get())
          .map(SnapshotProjection::of);
    } catch (KubernetesClientException e) {
      throw Refusals.of(e);
    }
  }

  private static VolumeSnapshot resource(NewSnapshot snapshot) {
    VolumeSnapshot resource = new VolumeSnapshot();
    resource.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(snapshot.ref().namespace())
            .withName(snapshot.ref().name())
            .withLabels(snapshot.labels())
            .withAnnotations(snapshot.annotations())
            .addToAnnotations(Names.CLAIM, SourceClaimJson.write(snapshot.source()))
            .build());
    resource.setSpec(VolumeSnapshotSpec.of(snapshot.claimName(), snapshot.snapshotClass()));
    return resource;
  }

  private static VolumeSnapshot stub(Snapshot snapshot) {
    VolumeSnapshot stub = new VolumeSnapshot();
    stub.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(snapshot.ref().namespace())
            .withName(snapshot.name())
            .build());
    return stub;
  }
}
