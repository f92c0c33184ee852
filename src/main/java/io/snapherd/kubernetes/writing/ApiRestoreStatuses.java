package io.snapherd.kubernetes.writing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.snapherd.kubernetes.client.LeaderClient;
import io.snapherd.kubernetes.client.Refusals;
import io.snapherd.kubernetes.projection.RestoreStatusJson;
import io.snapherd.kubernetes.resource.SnapshotPolicy;
import io.snapherd.kubernetes.resource.VolumeSnapshot;
import io.snapherd.model.Names;
import io.snapherd.model.ObjectRef;
import io.snapherd.operation.Refused;
import io.snapherd.operation.RestoreStatuses;
import io.snapherd.operation.Subject;
import io.snapherd.restore.RestoreStatus;
import java.util.Optional;

/** Writes a restore's outcome beside the request, by a patch that touches nothing else. */
public final class ApiRestoreStatuses implements RestoreStatuses {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  private final LeaderClient client;

  public ApiRestoreStatuses(LeaderClient client) {
    this.client = client;
  }

  @Override
  public Optional<RestoreStatus> read(Optional<String> annotation) {
    return annotation.flatMap(RestoreStatusJson::read);
  }

  @Override
  public void write(Subject on, Optional<RestoreStatus> status) throws Refused {
    try {
      resource(on).patch(MERGE, patch(on, status));
    } catch (KubernetesClientException e) {
      throw Refusals.of(e);
    }
  }

  private Resource<?> resource(Subject on) throws Refused {
    ObjectRef ref = on.id().ref();
    return switch (on.kind()) {
      case CLAIM ->
          client.write().persistentVolumeClaims().inNamespace(ref.namespace()).withName(ref.name());
      case SNAPSHOT ->
          client
              .write()
              .resources(VolumeSnapshot.class)
              .inNamespace(ref.namespace())
              .withName(ref.name());
      case POLICY ->
          client
              .write()
              .resources(SnapshotPolicy.class)
              .inNamespace(ref.namespace())
              .withName(ref.name());
    };
  }

  /** With the uid in it the API server refuses the patch of another object of the same name. */
  private static String patch(Subject on, Optional<RestoreStatus> status) {
    ObjectNode patch = JSON.createObjectNode();
    ObjectNode metadata = patch.putObject("metadata");
    metadata.put("uid", on.id().uid());
    metadata
        .putObject("annotations")
        .put(Names.RESTORE_STATUS, status.map(RestoreStatusJson::write).orElse(null));
    try {
      return JSON.writeValueAsString(patch);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("text that JSON cannot hold", e);
    }
  }
}
