package io.snapherd.cli.plan;

import java.util.ArrayList;
import java.util.List;

/** What could forbid a deletion, but nobody could look at. */
final class Unchecked {
  private Unchecked() {}

  static List<String> of(Subject subject) {
    List<String> unchecked = new ArrayList<>();
    if (subject.evidence().contents().isEmpty()) {
      unchecked.add("Retain");
    }
    if (subject.evidence().claims().isEmpty()) {
      unchecked.add("restoring");
      unchecked.add("terminating claim");
    }
    if (!subject.remembers()) {
      unchecked.add("current slot");
    }
    return unchecked;
  }
}
