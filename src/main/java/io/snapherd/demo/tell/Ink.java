package io.snapherd.demo.tell;

/** Colours, by the escapes that every terminal knows. */
public enum Ink {
  COLOUR,
  /** For files, and for terminals whose users want none. */
  NONE;

  String bold(String text) {
    return paint("1", text);
  }

  String faint(String text) {
    return paint("2", text);
  }

  String good(String text) {
    return paint("32", text);
  }

  String bad(String text) {
    return paint("31", text);
  }

  private String paint(String code, String text) {
    return switch (this) {
      case COLOUR -> "\u001b[" + code + "m" + text + "\u001b[0m";
      case NONE -> text;
    };
  }
}
