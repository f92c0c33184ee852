package io.snapherd.demo.tell;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The few signs that ASCII does not have, or what stands for them; one column each. */
public enum Glyphs {
  UNICODE("\u2713", "\u2717", "\u2500"),
  ASCII("+", "x", "-");

  private final String good;
  private final String bad;
  private final String line;

  Glyphs(String good, String bad, String line) {
    this.good = good;
    this.bad = bad;
    this.line = line;
  }

  /** Those that can be read in this charset. */
  public static Glyphs in(Charset charset) {
    return charset.equals(StandardCharsets.UTF_8) ? UNICODE : ASCII;
  }

  String good() {
    return good;
  }

  String bad() {
    return bad;
  }

  String line(int width) {
    return line.repeat(width);
  }
}
