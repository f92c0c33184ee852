package io.snapherd.cli.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.snapherd.cli.manifest.FieldPath;
import io.snapherd.model.Names;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rules of the Common Expression Language that a schema may have, in Java. A rule that asks for
 * a regular expression is taken apart; every other one is known by its whole text, so that a rule
 * that was changed is a rule that nobody knows.
 */
final class CelTwins {
  private static final String SHORT_PREFIX = "( && (self|key)\\.indexOf\\('/'\\) <= 253)?";
  private static final Pattern TEXT =
      Pattern.compile("self\\.matches\\(r'(?<form>[^']*)'\\)" + SHORT_PREFIX);
  private static final Pattern KEYS =
      Pattern.compile(
          "self\\.all\\(key, key(?<lower>\\.lowerAscii\\(\\))?\\.matches\\(r'(?<form>[^']*)'\\)"
              + SHORT_PREFIX
              + "\\)");
  private static final int LONGEST_PREFIX = 253;

  /** No expression matches a longer text, and a much longer one could exhaust the stack. */
  private static final int LONGEST_MATCH = 400;

  private static final Map<String, Twin> KNOWN =
      Map.of(
          "self.metadata.name.size() <= 63",
          self(policy -> policy.at("/metadata/name").asText().length() <= 63),
          "!(self.operator in ['In', 'NotIn']) || (has(self.values) && self.values.size() > 0)",
          self(e -> !hasOperator(e, "In", "NotIn") || !e.path("values").isEmpty()),
          "!(self.operator in ['Exists', 'DoesNotExist']) || !has(self.values)"
              + " || self.values.size() == 0",
          self(e -> !hasOperator(e, "Exists", "DoesNotExist") || e.path("values").isEmpty()),
          "!self.exists(key, key.startsWith('snapherd.io/')"
              + " || key == 'app.kubernetes.io/managed-by')",
          keys(key -> !key.startsWith(Names.DOMAIN) && !key.equals(Names.MANAGED_BY)),
          "has(self.keepLast) || has(self.keepHourly) || has(self.keepDaily)"
              + " || has(self.keepWeekly) || has(self.keepMonthly) || has(self.keepYearly)"
              + " || has(self.keepWithin)",
          self(r -> r.propertyStream().anyMatch(field -> field.getKey().startsWith("keep"))));

  private CelTwins() {}

  /** Does in Java what a rule does. */
  @FunctionalInterface
  interface Twin {
    /** Where the value breaks the rule: itself, or some of its keys; nowhere if it obeys. */
    Stream<FieldPath> brokenBy(JsonNode value, FieldPath path);
  }

  /**
   * The twin of a rule.
   *
   * @throws IllegalArgumentException if the rule is not known
   */
  static Twin of(String rule) {
    return Optional.ofNullable(KNOWN.get(rule))
        .or(() -> text(TEXT.matcher(rule)))
        .or(() -> keys(KEYS.matcher(rule)))
        .orElseThrow(() -> new IllegalArgumentException("a CEL rule without a twin: " + rule));
  }

  private static boolean hasOperator(JsonNode requirement, String... operators) {
    return List.of(operators).contains(requirement.path("operator").asText());
  }

  private static Optional<Twin> text(Matcher rule) {
    return rule.matches()
        ? Optional.of(self(value -> fits(rule.group("form"), value.asText())))
        : Optional.empty();
  }

  private static Optional<Twin> keys(Matcher rule) {
    if (!rule.matches()) {
      return Optional.empty();
    }
    String form = rule.group("form");
    return Optional.of(
        rule.group("lower") == null
            ? keys(key -> fits(form, key))
            : keys(key -> fits(form, key.toLowerCase(Locale.ROOT))));
  }

  /** The whole text: all expressions begin with ^ and end with $. */
  private static boolean fits(String form, String text) {
    return text.length() <= LONGEST_MATCH
        && text.indexOf('/') <= LONGEST_PREFIX
        && Pattern.matches(form, text);
  }

  private static Twin self(Predicate<JsonNode> obeys) {
    return (value, path) -> obeys.test(value) ? Stream.of() : Stream.of(path);
  }

  private static Twin keys(Predicate<String> obeys) {
    return (value, path) ->
        value
            .propertyStream()
            .map(Map.Entry::getKey)
            .filter(key -> !obeys.test(key))
            .map(path::field);
  }
}
