package io.snapherd.schedule;

/** A user's text as it may stand in a message: short, and printable ASCII. */
final class Quoted {
  private static final int LONGEST = 40;

  private Quoted() {}

  static String of(String text) {
    StringBuilder quoted = new StringBuilder("'");
    text.chars().limit(LONGEST).forEach(c -> append(quoted, c));
    return quoted.append(text.length() > LONGEST ? "...'" : "'").toString();
  }

  static boolean printable(int character) {
    return character >= ' ' && character <= '~';
  }

  private static void append(StringBuilder quoted, int character) {
    if (printable(character)) {
      quoted.append((char) character);
    } else {
      quoted.append(String.format("\\u%04x", character));
    }
  }
}
