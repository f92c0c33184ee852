package io.snapherd.cli.manifest;

import java.util.Optional;

/** What stands in a file is no tree of fields. */
final class Malformed extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Optional<Integer> line;

  Malformed(int line, String problem) {
    this(Optional.of(line), problem);
  }

  Malformed(Optional<Integer> line, String problem) {
    super(problem);
    this.line = line;
  }

  /** With the line, if it is known. */
  String sentence() {
    return line.map(number -> "line " + number + ": ").orElse("") + getMessage();
  }
}
