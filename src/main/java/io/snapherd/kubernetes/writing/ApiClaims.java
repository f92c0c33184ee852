package io.snapherd.kubernetes.writing;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.snapherd.kubernetes.client.LeaderClient;
import io.snapherd.kubernetes.client.Refusals;
import io.snapherd.kubernetes.projection.ClaimProjection;
import io.snapherd.kubernetes.projection.Read;
import io.snapherd.model.Claim;
import io.snapherd.model.ClaimSpec;
import io.snapherd.model.Names;
import io.snapherd.model.ObjectRef;
import io.snapherd.operation.Claims;
import io.snapherd.operation.Refused;
import io.snapherd.restore.ClaimEvent;
import io.snapherd.restore.NewClaim;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** PersistentVolumeClaims at the API server. */
public final class ApiClaims implements Claims {
  private static final String SNAPSHOT_GROUP = "snapshot.storage.k8s.io";

  /** Times are whole seconds, and a try that fails at once begins and fails in the same one. */
  private static final Comparator<Event> LAST =
      Comparator.comparing(ApiClaims::time).thenComparing(e -> "Warning".equals(e.getType()));

  private final LeaderClient client;

  public ApiClaims(LeaderClient client) {
    this.client = client;
  }

  @Override
  public boolean create(NewClaim claim) throws Refused {
    try {
      client.write().resource(resource(claim)).create();
      return true;
    } catch (KubernetesClientException e) {
      if (Refusals.exists(e)) {
        return false;
      }
      throw Refusals.of(e);
    }
  }

  @Override
  public Optional<Claim> read(ObjectRef ref) throws Refused {
    try {
      return Optional.ofNullable(
              client
                  .read()
                  .persistentVolumeClaims()
                  .inNamespace(ref.namespace())
                  .withName(ref.name())
                  .get())
          .map(ClaimProjection::of);
    } catch (KubernetesClientException e) {
      throw Refusals.of(e);
    }
  }

  @Override
  public Collection<Claim> madeFor(String namespace, String request) throws Refused {
    try {
      return client
          .read()
          .persistentVolumeClaims()
          .inNamespace(namespace)
          .withLabel(Names.RESTORE_REQUEST, request)
          .list()
          .getItems()
          .stream()
          .map(ClaimProjection::of)
          .toList();
    } catch (KubernetesClientException e) {
      throw Refusals.of(e);
    }
  }

  @Override
  public Optional<ClaimEvent> lastEvent(ObjectRef claim) {
    try {
      return client
          .read()
          .v1()
          .events()
          .inNamespace(claim.namespace())
          .withField("involvedObject.kind", "PersistentVolumeClaim")
          .withField("involvedObject.name", claim.name())
          .list()
          .getItems()
          .stream()
          .filter(e -> !"snapherd".equals(e.getReportingComponent()))
          .max(LAST)
          .map(e -> new ClaimEvent(Read.text(e.getReason()), Read.text(e.getMessage())));
    } catch (KubernetesClientException e) {
      return Optional.empty();
    }
  }

  private static String time(Event event) {
    return Read.text(event.getLastTimestamp());
  }

  private static PersistentVolumeClaim resource(NewClaim claim) {
    ClaimSpec spec = claim.spec();
    return new PersistentVolumeClaimBuilder()
        .withNewMetadata()
        .withNamespace(claim.ref().namespace())
        .withName(claim.ref().name())
        .withLabels(claim.labels())
        .withAnnotations(claim.annotations())
        .endMetadata()
        .withNewSpec()
        .withAccessModes(spec.accessModes())
        .withStorageClassName(spec.storageClass().orElse(null))
        .withVolumeMode(spec.volumeMode())
        .withNewResources()
        .addToRequests("storage", Quantity.parse(spec.size().quantity()))
        .endResources()
        .withNewDataSource(SNAPSHOT_GROUP, "VolumeSnapshot", claim.snapshot())
        .endSpec()
        .build();
  }
}
