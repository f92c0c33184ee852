package io.snapherd.demo.tell;

import java.io.PrintWriter;
import java.util.List;

/** Says the story, a line at a time, at most {@value #WIDTH} columns wide. */
public final class Teller {
  static final int WIDTH = 80;
  private static final String INDENT = "   ";

  private final PrintWriter out;
  private final Ink ink;
  private final Glyphs glyphs;

  public Teller(PrintWriter out, Ink ink, Glyphs glyphs) {
    this.out = out;
    this.ink = ink;
    this.glyphs = glyphs;
  }

  /** A headline over a line. */
  public void headline(String text) {
    blank();
    print(ink.bold(text));
    print(ink.faint(glyphs.line(text.length())));
  }

  /** Sentences, wrapped. */
  public void text(String sentences) {
    wrapped(sentences, WIDTH - INDENT.length()).forEach(line -> print(INDENT + line));
  }

  /** One line as it stands; what is in columns. */
  public void row(String row) {
    print(INDENT + row);
  }

  /** One line over columns. */
  public void heading(String row) {
    print(INDENT + ink.faint(row));
  }

  /** What a user would type. */
  public void command(String... lines) {
    for (int i = 0; i < lines.length; i++) {
      String start = i == 0 ? "$ " : "    ";
      String end = i == lines.length - 1 ? "" : " \\";
      row(ink.bold(start + lines[i] + end));
    }
    blank();
  }

  /** Something came true. */
  public void good(String sentence) {
    verdict(ink.good(glyphs.good()), sentence);
  }

  /** Something did not. */
  public void bad(String sentence) {
    verdict(ink.bad(glyphs.bad()), sentence);
  }

  public void blank() {
    print("");
  }

  private void verdict(String glyph, String sentence) {
    List<String> lines = wrapped(sentence, WIDTH - INDENT.length());
    print(" " + glyph + " " + lines.get(0));
    lines.stream().skip(1).forEach(line -> print(INDENT + line));
  }

  private static List<String> wrapped(String text, int width) {
    return new Wrapped(text, width).lines();
  }

  /** Flushed, as the reader is to see it happen. */
  private void print(String line) {
    out.println(line);
    out.flush();
  }
}
