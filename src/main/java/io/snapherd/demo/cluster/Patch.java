package io.snapherd.demo.cluster;

import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A JSON patch, because the mock's merge patch cannot remove anything. */
record Patch(List<Map<String, Object>> operations) {
  private static final PatchContext CONTEXT = PatchContext.of(PatchType.JSON);
  static final Patch NONE = new Patch(List.of());

  /** Replaces what is there. */
  Patch set(String path, Object value) {
    return and(Map.of("op", "add", "path", path, "value", value));
  }

  Patch remove(String path) {
    return and(Map.of("op", "remove", "path", path));
  }

  void apply(Resource<?> to) {
    to.patch(CONTEXT, Json.text(operations));
  }

  private Patch and(Map<String, Object> operation) {
    return new Patch(Stream.concat(operations.stream(), Stream.of(operation)).toList());
  }
}
