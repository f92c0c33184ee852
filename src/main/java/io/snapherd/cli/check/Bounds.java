package io.snapherd.cli.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.snapherd.cli.manifest.Shown;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a value of the right type can still miss: ranges, lengths, counts and choices. */
record Bounds(Schema schema) {

  /** What is wrong with the value; nothing if it is within all bounds. */
  Stream<String> missedBy(JsonNode value) {
    return switch (schema.type()) {
      case INTEGER -> range(value.decimalValue());
      case STRING ->
          Stream.concat(
              counted(value.textValue().codePointCount(0, value.textValue().length()), "Length"),
              choice(value.textValue()));
      case ARRAY -> counted(value.size(), "Items");
      case OBJECT -> counted(value.size(), "Properties");
      case BOOLEAN -> Stream.of();
    };
  }

  private Stream<String> range(BigDecimal value) {
    boolean outside =
        schema.number("minimum").filter(least -> value.compareTo(least) < 0).isPresent()
            || schema.number("maximum").filter(most -> value.compareTo(most) > 0).isPresent();
    return outside
        ? Stream.of(
            Shown.text(value.toString())
                + " is out of range; write "
                + new Expected(schema).words())
        : Stream.of();
  }

  private Stream<String> counted(int count, String what) {
    return Stream.concat(
        schema
            .number("min" + what)
            .filter(least -> count < least.intValue())
            .map(least -> "is empty; give it a value or leave it out")
            .stream(),
        schema
            .number("max" + what)
            .filter(most -> count > most.intValue())
            .map(most -> tooMany(count, most, what))
            .stream());
  }

  private static String tooMany(int count, BigDecimal most, String what) {
    String things = what.equals("Length") ? "characters" : "entries";
    return "has " + count + " " + things + "; there may be " + most;
  }

  private Stream<String> choice(String value) {
    List<String> choices = schema.texts("enum");
    if (choices.isEmpty() || choices.contains(value)) {
      return Stream.of();
    }
    Optional<String> meant = Nearest.to(value, choices);
    return Stream.of(
        Shown.quoted(value)
            + " is unknown; "
            + meant
                .map(word -> "did you mean " + word + "?")
                .orElse("write " + Expected.choice(choices)));
  }
}
