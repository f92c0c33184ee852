package io.snapherd.kubernetes.projection;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.snapherd.kubernetes.resource.SnapshotPolicySpec;
import io.snapherd.kubernetes.resource.SnapshotPolicyStatus;
import io.snapherd.kubernetes.resource.VolumeSnapshotContentSpec;
import io.snapherd.kubernetes.resource.VolumeSnapshotContentStatus;
import io.snapherd.kubernetes.resource.VolumeSnapshotSpec;
import io.snapherd.kubernetes.resource.VolumeSnapshotStatus;
import io.snapherd.model.Claim;
import io.snapherd.model.Content;
import io.snapherd.model.Policy;
import io.snapherd.model.Snapshot;
import io.snapherd.restore.RestoreStatus;
import java.util.Optional;

/**
 * Objects in JSON as the model sees them, for those who have files and no API server. All that each
 * must have is a {@code metadata.name}. They are read in parts, because the classes of whole custom
 * resources bring a log with them, which takes longer to start than reading takes.
 */
public final class JsonProjections {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.SKIP))
          .addMixIn(ObjectMeta.class, NeededMeta.class);

  private JsonProjections() {}

  /**
   * A SnapshotPolicy.
   *
   * @throws JsonMappingException if a field holds a value of another type; its path names the field
   */
  public static Policy policy(JsonNode object) throws JsonMappingException {
    return PolicyProjection.of(
        meta(object),
        part(object, "spec", SnapshotPolicySpec.class).orElse(null),
        part(object, "status", SnapshotPolicyStatus.class).orElse(null));
  }

  /**
   * A VolumeSnapshot.
   *
   * @throws JsonMappingException as for a policy
   */
  public static Snapshot snapshot(JsonNode object) throws JsonMappingException {
    return SnapshotProjection.of(
        meta(object),
        part(object, "spec", VolumeSnapshotSpec.class),
        part(object, "status", VolumeSnapshotStatus.class));
  }

  /**
   * A VolumeSnapshotContent.
   *
   * @throws JsonMappingException as for a policy
   */
  public static Content content(JsonNode object) throws JsonMappingException {
    return SnapshotStorageProjections.content(
        meta(object),
        part(object, "spec", VolumeSnapshotContentSpec.class),
        part(object, "status", VolumeSnapshotContentStatus.class));
  }

  /**
   * A PersistentVolumeClaim.
   *
   * @throws JsonMappingException as for a policy
   */
  public static Claim claim(JsonNode object) throws JsonMappingException {
    PersistentVolumeClaim claim = read(object, PersistentVolumeClaim.class);
    if (claim.getSpec() == null) {
      claim.setSpec(new PersistentVolumeClaimSpec());
    }
    return ClaimProjection.of(claim);
  }

  /** The annotation {@code snapherd.io/restore-status}; nothing if it cannot be read. */
  public static Optional<RestoreStatus> restoreStatus(String annotation) {
    return RestoreStatusJson.read(annotation);
  }

  private static ObjectMeta meta(JsonNode object) throws JsonMappingException {
    return part(object, "metadata", ObjectMeta.class).orElseGet(ObjectMeta::new);
  }

  private static <T> Optional<T> part(JsonNode object, String name, Class<T> type)
      throws JsonMappingException {
    try {
      return Optional.ofNullable(read(object.get(name), type));
    } catch (JsonMappingException e) {
      e.prependPath(object, name);
      throw e;
    }
  }

  private static <T> T read(JsonNode json, Class<T> type) throws JsonMappingException {
    try {
      return JSON.treeToValue(json, type);
    } catch (JsonMappingException e) {
      throw e;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree has no syntax to be wrong", e);
    }
  }

  /** Most of an object is who owns which of its fields, which nobody here asks for. */
  @JsonIgnoreProperties({"managedFields", "ownerReferences"})
  private abstract static class NeededMeta {}
}
