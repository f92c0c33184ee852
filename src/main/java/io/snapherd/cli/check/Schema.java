package io.snapherd.cli.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a place in an object may hold: the structural schema of a CustomResourceDefinition, as far
 * as that of SnapshotPolicy makes use of it.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema">Structural
 *     schemas</a>
 */
record Schema(JsonNode node) {

  /** What kind of value it is. */
  enum Type {
    OBJECT,
    ARRAY,
    STRING,
    INTEGER,
    BOOLEAN
  }

  Type type() {
    return Stream.of(Type.values())
        .filter(type -> type.name().equalsIgnoreCase(text("type")))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a schema of the type " + text("type")));
  }

  /** True if the names of its fields are free, and all of them hold the same. */
  boolean isMap() {
    return node.has("additionalProperties");
  }

  /** True if nothing is said about what is in it. */
  boolean isOpen() {
    return node.path("x-kubernetes-preserve-unknown-fields").asBoolean();
  }

  /** True if a list must not hold the same twice. */
  boolean isSet() {
    return text("x-kubernetes-list-type").equals("set");
  }

  /** True if a null stands for the default. */
  boolean mayBeNull() {
    return node.has("default") || node.path("nullable").asBoolean();
  }

  Optional<Schema> field(String name) {
    return isMap() ? child("additionalProperties") : schema(node.path("properties").path(name));
  }

  /** The names of the fields that are known. */
  List<String> fields() {
    return node.path("properties").propertyStream().map(Map.Entry::getKey).toList();
  }

  List<String> required() {
    return texts("required");
  }

  /** What the items of a list hold. */
  Optional<Schema> items() {
    return child("items");
  }

  /** A bound or a count, such as {@code maximum}. */
  Optional<BigDecimal> number(String keyword) {
    return Optional.of(node.path(keyword)).filter(JsonNode::isNumber).map(JsonNode::decimalValue);
  }

  String text(String keyword) {
    return node.path(keyword).asText();
  }

  List<String> texts(String keyword) {
    return node.path(keyword).valueStream().map(JsonNode::asText).toList();
  }

  List<CelRule> rules() {
    return node.path("x-kubernetes-validations").valueStream().map(CelRule::of).toList();
  }

  private Optional<Schema> child(String keyword) {
    return schema(node.path(keyword));
  }

  private static Optional<Schema> schema(JsonNode node) {
    return Optional.of(node).filter(JsonNode::isObject).map(Schema::new);
  }
}
