package io.snapherd.it;

import io.snapherd.kubernetes.resource.PolicySchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A bound in the schema of {@code spec}, with a spec on each side of it.
 *
 * @param inside as far as the bound goes; another rule may still refuse it
 * @param outside one step further
 * @param complaint what the API server says about the second
 */
record PolicyBound(String path, String keyword, Object inside, Object outside, String complaint) {
  private static final Map<String, Object> NEEDED =
      Map.of("schedule", "30 2 * * *", "claims", Map.of(), "key", "a", "operator", "Exists");

  /** All there are. */
  static Stream<PolicyBound> all() {
    return below(PolicySchema.spec(), UnaryOperator.identity());
  }

  /**
   * @param whole makes a whole spec of a value that stands at this place
   */
  private static Stream<PolicyBound> below(PolicySchema place, UnaryOperator<Object> whole) {
    return Stream.of(
            at(place, whole),
            place
                .properties()
                .flatMap(p -> below(p, value -> whole.apply(object(place, p.name(), value)))),
            items(place, whole),
            values(place, whole))
        .flatMap(bounds -> bounds);
  }

  private static Stream<PolicyBound> items(PolicySchema place, UnaryOperator<Object> whole) {
    return place.type().equals("array")
        ? below(place.items(), value -> whole.apply(List.of(value)))
        : Stream.of();
  }

  private static Stream<PolicyBound> values(PolicySchema place, UnaryOperator<Object> whole) {
    return place.isMap()
        ? below(place.values(), value -> whole.apply(Map.of("key", value)))
        : Stream.of();
  }

  private static Map<String, Object> object(PolicySchema place, String property, Object value) {
    Map<String, Object> object = new HashMap<>(needed(place));
    object.put(property, value);
    return object;
  }

  private static Map<String, Object> needed(PolicySchema place) {
    Map<String, Object> needed = new HashMap<>();
    place
        .node()
        .path("required")
        .forEach(name -> needed.put(name.asText(), NEEDED.get(name.asText())));
    return needed;
  }

  private static Stream<PolicyBound> at(PolicySchema place, UnaryOperator<Object> whole) {
    return Stream.of(
            number(place, "minimum", -1, "greater than or equal to", value -> value, whole),
            number(place, "maximum", 1, "less than or equal to", value -> value, whole),
            number(place, "minLength", -1, "at least", n -> "a".repeat((int) n), whole),
            number(place, "maxLength", 1, "Too long", n -> "a".repeat((int) n), whole),
            number(place, "maxItems", 1, "Too many", n -> list(place, n), whole),
            number(place, "maxProperties", 1, "Too many", PolicyBound::map, whole),
            choice(place, whole),
            required(place, whole))
        .flatMap(bounds -> bounds);
  }

  private static Stream<PolicyBound> number(
      PolicySchema place,
      String keyword,
      int step,
      String complaint,
      LongFunction<Object> value,
      UnaryOperator<Object> whole) {
    if (!place.has(keyword)) {
      return Stream.of();
    }
    long bound = place.node().path(keyword).asLong();
    return Stream.of(
        new PolicyBound(
            place.path(),
            keyword,
            whole.apply(value.apply(bound)),
            whole.apply(value.apply(bound + step)),
            complaint));
  }

  private static Stream<PolicyBound> choice(PolicySchema place, UnaryOperator<Object> whole) {
    return place
        .node()
        .path("enum")
        .valueStream()
        .map(
            value ->
                new PolicyBound(
                    place.path(),
                    "enum " + value.asText(),
                    whole.apply(value.asText()),
                    whole.apply(value.asText() + "x"),
                    "Unsupported value"));
  }

  private static Stream<PolicyBound> required(PolicySchema place, UnaryOperator<Object> whole) {
    Map<String, Object> complete = needed(place);
    return complete.keySet().stream()
        .map(
            name -> {
              Map<String, Object> incomplete = new HashMap<>(complete);
              incomplete.remove(name);
              return new PolicyBound(
                  place.path() + "." + name,
                  "required",
                  whole.apply(complete),
                  whole.apply(incomplete),
                  "Required value");
            });
  }

  private static List<Object> list(PolicySchema place, long size) {
    return IntStream.range(0, (int) size)
        .<Object>mapToObj(
            i ->
                place.items().type().equals("object")
                    ? Map.of("key", "a" + i, "operator", "Exists")
                    : "a" + i)
        .toList();
  }

  private static Map<String, Object> map(long size) {
    Map<String, Object> map = new HashMap<>();
    IntStream.range(0, (int) size).forEach(i -> map.put("a" + i, "b"));
    return map;
  }

  /** Its place as the API server writes it in a message, up to the first index or key. */
  String place() {
    return path.replaceAll("[\\[{].*", "");
  }

  @Override
  public String toString() {
    return path + " " + keyword;
  }
}
