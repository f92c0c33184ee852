package io.snapherd.kubernetes.resource;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a schema and the Java types that read it do not agree, as sentences. */
final class SchemaDifferences {
  private SchemaDifferences() {}

  static List<String> between(PolicySchema schema, Type type) {
    return differences(schema, type).toList();
  }

  private static Stream<String> differences(PolicySchema schema, Type type) {
    return switch (schema.type()) {
      case "string" -> leaf(schema, type, String.class);
      case "boolean" -> leaf(schema, type, Boolean.class);
      case "integer" ->
          leaf(schema, type, schema.text("format").equals("int64") ? Long.class : Integer.class);
      case "array" -> list(schema, type);
      case "object" -> schema.isMap() ? map(schema, type) : record(schema, type);
      default -> Stream.of(schema.path() + " has the unknown type " + schema.type());
    };
  }

  private static Stream<String> leaf(PolicySchema schema, Type type, Class<?> wanted) {
    return type.equals(wanted) ? Stream.of() : Stream.of(schema.path() + " is read as " + type);
  }

  private static Stream<String> list(PolicySchema schema, Type type) {
    return type instanceof ParameterizedType list && list.getRawType().equals(List.class)
        ? differences(schema.items(), list.getActualTypeArguments()[0])
        : Stream.of(schema.path() + " is a list, but is read as " + type);
  }

  private static Stream<String> map(PolicySchema schema, Type type) {
    return type instanceof ParameterizedType map
            && map.getRawType().equals(Map.class)
            && map.getActualTypeArguments()[0].equals(String.class)
        ? differences(schema.values(), map.getActualTypeArguments()[1])
        : Stream.of(schema.path() + " is a map, but is read as " + type);
  }

  private static Stream<String> record(PolicySchema schema, Type type) {
    if (!(type instanceof Class<?> record && record.isRecord())) {
      return Stream.of(schema.path() + " is an object, but is read as " + type);
    }
    Map<String, Type> components = components(record);
    Set<String> names = new TreeSet<>(components.keySet());
    schema.properties().map(PolicySchema::name).forEach(names::add);
    return names.stream()
        .flatMap(name -> pair(schema, record, name, Optional.ofNullable(components.get(name))));
  }

  private static Stream<String> pair(
      PolicySchema schema, Class<?> record, String name, Optional<Type> component) {
    Optional<PolicySchema> property = schema.property(name);
    if (property.isEmpty()) {
      return Stream.of(record.getSimpleName() + "." + name + " is not in the schema");
    }
    return component
        .map(type -> differences(property.orElseThrow(), type))
        .orElseGet(() -> Stream.of(property.orElseThrow().path() + " is not read"));
  }

  private static Map<String, Type> components(Class<?> record) {
    return Stream.of(record.getRecordComponents())
        .collect(
            Collectors.toMap(
                SchemaDifferences::name,
                RecordComponent::getGenericType,
                (one, other) -> one,
                TreeMap::new));
  }

  private static String name(RecordComponent component) {
    return Optional.ofNullable(component.getAccessor().getAnnotation(JsonProperty.class))
        .map(JsonProperty::value)
        .orElse(component.getName());
  }
}
