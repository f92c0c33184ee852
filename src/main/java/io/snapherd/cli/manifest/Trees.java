package io.snapherd.cli.manifest;

import java.io.IOException;
import java.util.Optional;

/** The documents of a file, one after the other. */
interface Trees {
  /** Deeper than any object of Kubernetes, and shallow enough for every stack. */
  int DEEPEST = 100;

  /** The next document, if there is one. */
  Optional<Tree> next() throws IOException, Malformed;

  static Malformed twice(String key, int line) {
    return new Malformed(line, Shown.quoted(key) + " is there twice; remove one");
  }

  static Malformed tooDeep(int line) {
    return new Malformed(line, "is nested deeper than " + DEEPEST + " levels");
  }
}
