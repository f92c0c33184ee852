package io.snapherd.cli.manifest;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** On which line of its file each field stands, counted from 1. */
public sealed interface Lines {
  void note(FieldPath field, int line);

  /** Where the field stands, or the nearest one above it: a missing field stands nowhere. */
  Optional<Integer> of(FieldPath field);

  /** The lines of a whole document. */
  static Lines recorded() {
    return new Recorded(new HashMap<>());
  }

  /** The lines of an object inside of it. */
  default Lines below(FieldPath root) {
    return new Below(this, root);
  }

  /** Remembers each. */
  record Recorded(Map<String, Integer> lines) implements Lines {
    @Override
    public void note(FieldPath field, int line) {
      lines.put(field.toString(), line);
    }

    @Override
    public Optional<Integer> of(FieldPath field) {
      return Optional.ofNullable(lines.get(field.toString()))
          .or(() -> field.parent().flatMap(this::of));
    }
  }

  /** Seen from a field of the document. */
  record Below(Lines whole, FieldPath root) implements Lines {
    @Override
    public void note(FieldPath field, int line) {
      whole.note(field.under(root), line);
    }

    @Override
    public Optional<Integer> of(FieldPath field) {
      return whole.of(field.under(root));
    }
  }

  /** Remembers nothing: for lists of any length. */
  enum Unknown implements Lines {
    LINES;

    @Override
    public void note(FieldPath field, int line) {}

    @Override
    public Optional<Integer> of(FieldPath field) {
      return Optional.empty();
    }
  }
}
