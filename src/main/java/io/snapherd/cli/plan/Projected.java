package io.snapherd.cli.plan;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.snapherd.cli.manifest.KubernetesObject;
import io.snapherd.cli.manifest.Refusal;
import io.snapherd.cli.manifest.Shown;
import java.util.stream.Collectors;

/** Makes objects of a file into values of the model, or says in a sentence why it cannot. */
@FunctionalInterface
interface Projected<T> {
  T project(JsonNode json) throws JsonMappingException;

  static <T> T of(KubernetesObject object, Projected<T> projection) throws Refusal {
    if (object.name().isEmpty()) {
      throw refusal(object, "metadata.name", "is missing");
    }
    try {
      return projection.project(object.json());
    } catch (JsonMappingException e) {
      throw refusal(object, path(e), "is of another type than it should be");
    }
  }

  private static Refusal refusal(KubernetesObject object, String field, String problem) {
    return Refusal.no(
        "%s: %s %s: %s: %s"
            .formatted(object.place(), Shown.text(object.kind()), object.title(), field, problem));
  }

  private static String path(JsonMappingException error) {
    return error.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .map(Shown::text)
        .collect(Collectors.joining("."));
  }
}
