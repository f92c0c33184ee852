package io.snapherd.cli.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.snapherd.cli.manifest.Shown;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Whether a value is of the type that its schema wants, and what to write if it is not. */
record Expected(Schema schema) {

  boolean admits(JsonNode value) {
    return switch (schema.type()) {
      case OBJECT -> value.isObject();
      case ARRAY -> value.isArray();
      case STRING -> value.isTextual();
      case INTEGER -> value.isIntegralNumber();
      case BOOLEAN -> value.isBoolean();
    };
  }

  /** Why a value is not admitted: {@code 'three' is text; write a whole number from 1 to 10}. */
  String instead(JsonNode value) {
    boolean unquoted = schema.type() == Schema.Type.STRING && value.isValueNode();
    return described(value) + (unquoted ? "; write it in quotes" : "; write " + words());
  }

  /** What to write. */
  String words() {
    return switch (schema.type()) {
      case OBJECT -> schema.isMap() ? "names with values, such as {app: shop}" : fields();
      case ARRAY -> "a list, such as [a, b]";
      case STRING -> "text";
      case INTEGER -> "a whole number" + range();
      case BOOLEAN -> "true or false";
    };
  }

  private String fields() {
    return "fields, of which there are " + String.join(", ", schema.fields());
  }

  private String range() {
    Optional<BigDecimal> least = schema.number("minimum");
    Optional<BigDecimal> most = schema.number("maximum");
    return least.map(n -> " from " + n).orElse("") + most.map(n -> " to " + n).orElse("");
  }

  private static String described(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> Shown.quoted(value.textValue()) + " is text";
      case NUMBER ->
          Shown.text(value.asText())
              + " is "
              + (value.isIntegralNumber() ? "a number" : "a fraction");
      case BOOLEAN -> "is read as " + value.asText();
      case ARRAY -> "is a list";
      case OBJECT -> "has fields of its own";
      default -> "is empty";
    };
  }

  /** {@code a, b or c}. */
  static String choice(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }
}
