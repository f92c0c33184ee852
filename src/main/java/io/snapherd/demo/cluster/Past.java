package io.snapherd.demo.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Objects as if they had been there for long, which no API server would let anyone create. */
final class Past {
  private Past() {}

  /** The one object of that name. */
  static String uid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  static GenericKubernetesResource made(GenericKubernetesResource object, Instant at) {
    object.getMetadata().setUid(uid(object.getMetadata().getName()));
    object.getMetadata().setGeneration(1L);
    object.getMetadata().setCreationTimestamp(text(at));
    return object;
  }

  /** As statuses have times: in whole seconds. */
  static String text(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
