package io.snapherd.cli.manifest;

import java.util.stream.Collectors;

/**
 * Text from a file as it may stand on a terminal: one line, without the control characters that
 * could move the cursor or change colours, and not without end.
 */
public final class Shown {
  private static final int LONGEST = 80;

  private Shown() {}

  /** At most {@value #LONGEST} characters. */
  public static String text(String text) {
    return text.length() > LONGEST ? line(text.substring(0, LONGEST)) + "..." : line(text);
  }

  /** The same in quotes, so that blanks at its ends are seen. */
  public static String quoted(String text) {
    return "'" + text(text) + "'";
  }

  /** Of any length. */
  public static String line(String text) {
    return text.codePoints().mapToObj(Shown::character).collect(Collectors.joining());
  }

  private static String character(int codePoint) {
    return printable(codePoint)
        ? Character.toString(codePoint)
        : String.format("\\u%04x", codePoint);
  }

  private static boolean printable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
