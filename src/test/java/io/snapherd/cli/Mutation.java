package io.snapherd.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Makes files that were right into such as nobody meant to write. */
final class Mutation {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.@*/+:-]+");
  private static final List<String> ODD_WORDS =
      List.of(
          "",
          "~",
          "yes",
          "-1",
          "0",
          "1e999",
          "99999999999999999999999999999999",
          "0x7fffffffffffffff",
          "'+999999999-12-31T23:59:59-18:00'",
          "'-999999999-01-01T00:00:00+18:00'",
          "'2026-03-28T01:30:00Z'",
          "[]",
          "{}",
          "[[[null]]]",
          "{a: b}",
          "null",
          "*x",
          "&x a",
          "<<: ",
          "!!binary a",
          "!x",
          "List",
          "SnapshotPolicy",
          "VolumeSnapshot",
          "items",
          "'",
          "\"",
          "\t",
          "\u0000",
          "'\u001b[31m'",
          "\u202e",
          "\uD83D\uDE00",
          "a".repeat(5_000),
          "a.".repeat(5_000),
          "(".repeat(500),
          "[".repeat(500),
          "{\"a\":".repeat(500));

  private final Random random;

  Mutation(long seed) {
    this.random = new Random(seed);
  }

  /** Changed in one to four places. */
  byte[] of(byte[] file) {
    byte[] mutated = file;
    for (int i = random.nextInt(4); i >= 0; i--) {
      mutated = once(mutated);
    }
    return mutated;
  }

  byte[] noise() {
    byte[] noise = new byte[random.nextInt(2_000)];
    random.nextBytes(noise);
    return noise;
  }

  private byte[] once(byte[] file) {
    return switch (random.nextInt(5)) {
      case 0 -> bytes(file);
      case 1 -> lines(new String(file, UTF_8)).getBytes(UTF_8);
      default -> word(new String(file, UTF_8)).getBytes(UTF_8);
    };
  }

  private byte[] bytes(byte[] file) {
    byte[] mutated = file.clone();
    for (int i = 0; i < 3 && mutated.length > 0; i++) {
      mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
    }
    return mutated;
  }

  /** One line goes, comes twice or changes its indentation. */
  private String lines(String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    if (lines.isEmpty()) {
      return text;
    }
    int index = random.nextInt(lines.size());
    String line = lines.remove(index);
    switch (random.nextInt(3)) {
      case 0 -> lines.add(index, "  " + line);
      case 1 -> {
        lines.add(index, line);
        lines.add(random.nextInt(lines.size()), line);
      }
      default -> {}
    }
    return String.join("\n", lines);
  }

  private String word(String text) {
    List<MatchResult> words = WORD.matcher(text).results().toList();
    if (words.isEmpty()) {
      return text;
    }
    MatchResult word = words.get(random.nextInt(words.size()));
    String other =
        random.nextBoolean()
            ? ODD_WORDS.get(random.nextInt(ODD_WORDS.size()))
            : words.get(random.nextInt(words.size())).group();
    return text.substring(0, word.start()) + other + text.substring(word.end());
  }
}
