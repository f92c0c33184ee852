package io.snapherd.cli.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.snapherd.cli.manifest.FieldPath;
import io.snapherd.cli.manifest.Shown;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One of the rules that the API server checks in the Common Expression Language.
 *
 * @param message what to do, as the API server says it
 * @param field what the rule is about, if it does not stand there
 */
record CelRule(CelTwins.Twin twin, String message, Optional<String> field) {
  private static final String NOT_ALLOWED = "is not allowed; ";

  static CelRule of(JsonNode rule) {
    return new CelRule(
        CelTwins.of(rule.path("rule").asText()),
        rule.path("message").asText(),
        Optional.ofNullable(rule.path("fieldPath").textValue()));
  }

  /** What is wrong with the value: with itself, or with some of its keys. */
  Stream<Finding> brokenBy(JsonNode value, FieldPath path) {
    FieldPath place = place(path);
    return twin.brokenBy(value, place)
        .map(key -> new Finding(key, key.equals(place) ? ofItself(value) : NOT_ALLOWED + mend()));
  }

  private FieldPath place(FieldPath path) {
    return field.map(FieldPath::of).map(below -> below.under(path)).orElse(path);
  }

  private String ofItself(JsonNode value) {
    return value.isTextual()
        ? Shown.quoted(value.textValue()) + " " + NOT_ALLOWED + mend()
        : mend();
  }

  /** The message goes on a line that has begun already. */
  private String mend() {
    return message.substring(0, 1).toLowerCase(Locale.ROOT)
        + message.substring(1).replaceFirst("\\.$", "");
  }
}
