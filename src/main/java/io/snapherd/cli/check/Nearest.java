package io.snapherd.cli.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody meant. */
final class Nearest {
  private Nearest() {}

  /** The known word with the fewest letters to change, if those are at most a third of it. */
  static Optional<String> to(String written, Collection<String> known) {
    return known.stream()
        .filter(word -> Math.abs(written.length() - word.length()) <= tolerated(word))
        .filter(word -> distance(written, word) <= tolerated(word))
        .min(Comparator.comparingInt((String w) -> distance(written, w)).thenComparing(w -> w));
  }

  private static int tolerated(String word) {
    return Math.max(1, word.length() / 3);
  }

  /** How many letters must be changed, put in or left out (Levenshtein); case is ignored. */
  private static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
