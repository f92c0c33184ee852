package io.snapherd.cli.check;

import io.snapherd.cli.manifest.FieldPath;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The fields of one place.
 *
 * @param root where to look for a field that stands in the wrong place
 */
record Fields(Schema root, Schema schema) {

  /** What to do about a field that is not one of them. */
  String unknown(String name) {
    return "is unknown; "
        + Nearest.to(name, schema.fields())
            .map(meant -> "did you mean " + meant + "?")
            .or(() -> elsewhere(name))
            .orElseGet(() -> "known are " + String.join(", ", schema.fields()));
  }

  private Optional<String> elsewhere(String name) {
    return places(root, FieldPath.ROOT, name)
        .findFirst()
        .map(place -> place.equals(FieldPath.ROOT) ? "at the top" : "under " + place)
        .map("it belongs "::concat);
  }

  private static Stream<FieldPath> places(Schema schema, FieldPath path, String name) {
    if (schema.fields().contains(name)) {
      return Stream.of(path);
    }
    return schema.fields().stream()
        .flatMap(
            field ->
                schema.field(field).stream()
                    .flatMap(below -> places(below, path.field(field), name)));
  }
}
