package io.snapherd.demo.tell;

import java.util.ArrayList;
import java.util.List;

/** A text in lines of a width; a word that is longer than a line stays whole. */
record Wrapped(String text, int width) {
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
