package io.snapherd.cli.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.snapherd.cli.manifest.FieldPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds a whole object against its schema, as the API server does, and collects what is wrong. */
final class SchemaCheck {
  private final Schema root;
  private final List<Finding> findings = new ArrayList<>();

  private SchemaCheck(Schema root) {
    this.root = root;
  }

  static List<Finding> of(JsonNode object, Schema schema) {
    SchemaCheck check = new SchemaCheck(schema);
    check.value(object, schema, FieldPath.ROOT);
    return List.copyOf(check.findings);
  }

  private void value(JsonNode value, Schema schema, FieldPath path) {
    if (value.isNull()) {
      if (!schema.mayBeNull()) {
        add(path, "is empty; give it a value or leave it out");
      }
    } else if (!new Expected(schema).admits(value)) {
      add(path, new Expected(schema).instead(value));
    } else if (!schema.isOpen()) {
      content(value, schema, path);
    }
  }

  private void content(JsonNode value, Schema schema, FieldPath path) {
    List<String> missed = new Bounds(schema).missedBy(value).toList();
    missed.forEach(message -> add(path, message));
    if (missed.isEmpty()) {
      schema.rules().forEach(rule -> rule.brokenBy(value, path).forEach(findings::add));
    }
    switch (schema.type()) {
      case OBJECT -> fields(value, schema, path);
      case ARRAY -> items(value, schema, path);
      case STRING, INTEGER, BOOLEAN -> {}
    }
  }

  private void fields(JsonNode object, Schema schema, FieldPath path) {
    Fields fields = new Fields(root, schema);
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      FieldPath place = path.field(field.getKey());
      schema
          .field(field.getKey())
          .ifPresentOrElse(
              known -> value(field.getValue(), known, place),
              () -> add(place, fields.unknown(field.getKey())));
    }
    schema.required().stream()
        .filter(name -> !object.has(name))
        .forEach(name -> add(path.field(name), "is missing; add it"));
  }

  private void items(JsonNode list, Schema schema, FieldPath path) {
    Set<JsonNode> seen = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      FieldPath place = path.item(i);
      JsonNode item = list.get(i);
      schema.items().ifPresent(of -> value(item, of, place));
      if (schema.isSet() && !seen.add(item)) {
        add(place, "is there twice; remove one");
      }
    }
  }

  private void add(FieldPath path, String message) {
    findings.add(new Finding(path, message));
  }
}
