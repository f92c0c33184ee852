package io.snapherd.cli.manifest;

import java.util.Optional;

/**
 * Where an object stands.
 *
 * @param source the file
 * @param document its number in the file, from 1
 * @param item its number in a list, from 1; absent: it is in no list
 */
public record Place(String source, int document, Optional<Integer> item) {

  Place item(int number) {
    return new Place(source, document, Optional.of(number));
  }

  /** {@code FILE: document 2, item 3, line 14}; that it is the first document goes unsaid. */
  public String at(Optional<Integer> line) {
    return toString() + line.map(number -> separator() + "line " + number).orElse("");
  }

  @Override
  public String toString() {
    return (document > 1 ? source + ": document " + document : source)
        + item.map(number -> (document > 1 ? ", item " : ": item ") + number).orElse("");
  }

  private String separator() {
    return document > 1 || item.isPresent() ? ", " : ": ";
  }
}
