package io.snapherd.kubernetes.projection;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** JSON as somebody might write it who edits by hand, or wants to do harm. */
final class HostileJson {
  private static final int DEEPEST = 3;

  private HostileJson() {}

  static IntStream seeds() {
    return IntStream.range(0, 20);
  }

  /** No object at all, or none that ends. */
  static Stream<String> nonsense() {
    return Stream.of(
        "",
        " ",
        "null",
        "true",
        "5",
        "\"text\"",
        "\"\"",
        "[]",
        "[{}]",
        "{}",
        "{",
        "{\"name\"",
        "{\"name\":",
        "name: data",
        "\u0000",
        "\ufeff{}",
        "{\"a\":1e999999999}",
        "{\"a\":" + "9".repeat(200_000) + "}",
        "[".repeat(100_000),
        "{\"a\":".repeat(100_000),
        "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}",
        "\"" + "x".repeat(250_000) + "\"");
  }

  /**
   * Sound JSON in which some values are replaced by anything, left out or said twice.
   *
   * @param sound the values in JSON, by their keys
   */
  static String object(Random random, Map<String, String> sound) {
    return new TreeMap<>(sound)
        .entrySet().stream()
            .flatMap(field -> field(random, field.getKey(), field.getValue()))
            .collect(Collectors.joining(",", "{", "}"));
  }

  private static Stream<String> field(Random random, String key, String sound) {
    String name = "\"" + key + "\":";
    return switch (random.nextInt(10)) {
      case 0 -> Stream.empty();
      case 1 -> Stream.of(name + sound, name + value(random, 0));
      case 2, 3 -> Stream.of(name + value(random, 0));
      default -> Stream.of(name + sound);
    };
  }

  private static String value(Random random, int depth) {
    return switch (random.nextInt(depth < DEEPEST ? 12 : 10)) {
      case 0 -> "null";
      case 1 -> "\"\"";
      case 2 -> "\" \"";
      case 3 -> "-1";
      case 4 -> "1e99";
      case 5 -> "\"1Gi\"";
      case 6 -> "\"Bound\"";
      case 7 -> "\"Restored\"";
      case 8 -> "\"2026-01-01T00:00:00Z\"";
      case 9 -> random.nextBoolean() ? "\"\\ud83d\"" : "[\"ReadWriteOnce\"]";
      case 10 -> "[" + value(random, depth + 1) + "," + value(random, depth + 1) + "]";
      default -> "{\"name\":" + value(random, depth + 1) + "}";
    };
  }
}
