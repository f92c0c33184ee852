package io.snapherd.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The commands that a document tells people to type. */
final class Commands {
  private static final String PROGRAM = "(?:mvn|java|kubectl)";

  /** Indented, after a prompt in what was copied from a terminal, or after # in a manifest. */
  private static final Pattern ON_A_LINE =
      Pattern.compile("(?m)^(?:#   | {4,})(?:\\$ )?(" + PROGRAM + " .*)$");

  private static final Pattern IN_THE_TEXT = Pattern.compile("`(" + PROGRAM + " [^`]+)`");
  private static final Pattern CONTINUED = Pattern.compile("\\\\\n\\s*");
  private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|'[^']*'|[^\\s\"'])+");

  private Commands() {}

  /** Each as its words; the parts of a pipe one after the other. */
  static Stream<List<String>> in(Path document) {
    String text = text(document);
    return Stream.of(ON_A_LINE, IN_THE_TEXT)
        .flatMap(pattern -> pattern.matcher(text).results())
        .flatMap(found -> Stream.of(found.group(1).split(" \\| ")))
        .map(Commands::words);
  }

  /** The indented lines that are no such command, but for those of fenced blocks. */
  static List<String> others(Path document) {
    return text(document)
        .replaceAll("(?s)```.*?```", "")
        .lines()
        .filter(line -> line.startsWith("    ") && !ON_A_LINE.matcher(line).matches())
        .toList();
  }

  private static String text(Path document) {
    try {
      return CONTINUED.matcher(Files.readString(document)).replaceAll("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> words(String command) {
    return WORD.matcher(command)
        .results()
        .map(MatchResult::group)
        .map(word -> word.replaceAll("[\"']", ""))
        .toList();
  }
}
