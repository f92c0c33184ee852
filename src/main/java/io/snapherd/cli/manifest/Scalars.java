package io.snapherd.cli.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a word without quotes means in YAML as kubectl reads it: {@code yes} is true there and
 * {@code 010} is eight. A manifest must not be judged by what a newer YAML makes of it.
 *
 * @see <a href="https://github.com/yaml/go-yaml/blob/v2/resolve.go">go-yaml v2, resolve.go</a>
 */
final class Scalars {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** A number of more digits is nothing that Kubernetes knows, and slow to read. */
  private static final int LONGEST_NUMBER = 40;

  private static final Pattern INTEGER =
      Pattern.compile("([-+]?)(?:0[bB]([01]+)|0[oO]?([0-7]+)|0[xX]([0-9a-fA-F]+)|(0|[1-9][0-9]*))");
  private static final int[] RADIX = {2, 8, 16, 10};

  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

  private static final Map<String, JsonNode> WORDS = words();

  private Scalars() {}

  static JsonNode plain(String text) {
    return WORDS.getOrDefault(text, mayBeNumber(text) ? number(text) : NODES.textNode(text));
  }

  private static boolean mayBeNumber(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST_NUMBER
        && "-+.0123456789".indexOf(text.charAt(0)) >= 0;
  }

  private static JsonNode number(String text) {
    String digits = text.replace("_", "");
    Matcher integer = INTEGER.matcher(digits);
    if (integer.matches()) {
      return integer(integer);
    }
    return FLOAT.matcher(digits).matches()
        ? NODES.numberNode(Double.parseDouble(digits))
        : NODES.textNode(text);
  }

  private static JsonNode integer(Matcher parts) {
    int group = 2;
    while (parts.group(group) == null) {
      group++;
    }
    return NODES.numberNode(new BigInteger(parts.group(1) + parts.group(group), RADIX[group - 2]));
  }

  private static Map<String, JsonNode> words() {
    Map<String, JsonNode> words = new HashMap<>();
    words.put("", NODES.nullNode());
    words.put("~", NODES.nullNode());
    spell(words, NODES.nullNode(), "null");
    spell(words, NODES.booleanNode(true), "y", "yes", "true", "on");
    spell(words, NODES.booleanNode(false), "n", "no", "false", "off");
    return Map.copyOf(words);
  }

  /** no, No and NO. */
  private static void spell(Map<String, JsonNode> words, JsonNode meaning, String... spelled) {
    for (String word : spelled) {
      String upper = word.toUpperCase(Locale.ROOT);
      List.of(word, upper.charAt(0) + word.substring(1), upper)
          .forEach(spelling -> words.put(spelling, meaning));
    }
  }
}
