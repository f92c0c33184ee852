package io.snapherd.cli.manifest;

import java.util.Optional;
import java.util.StringTokenizer;

/**
 * The way from an object to one of its fields: {@code spec.claims.names[0]}.
 *
 * @param parent absent: the object itself
 * @param step a field's name, or an index such as {@code [0]}
 */
public record FieldPath(Optional<FieldPath> parent, String step, int depth) {
  public static final FieldPath ROOT = new FieldPath(Optional.empty(), "", 0);

  /** From its text, which has names and dots only. */
  public static FieldPath of(String names) {
    FieldPath path = ROOT;
    StringTokenizer steps = new StringTokenizer(names, ".");
    while (steps.hasMoreTokens()) {
      path = path.field(steps.nextToken());
    }
    return path;
  }

  public FieldPath field(String name) {
    return new FieldPath(Optional.of(this), name, depth + 1);
  }

  public FieldPath item(int index) {
    return field("[" + index + "]");
  }

  /** The same field of an object that is itself found at {@code root}. */
  public FieldPath under(FieldPath root) {
    return parent.map(p -> p.under(root).field(step)).orElse(root);
  }

  @Override
  public String toString() {
    String above = parent.map(FieldPath::toString).orElse("");
    return above.isEmpty() || step.startsWith("[") ? above + step : above + "." + step;
  }
}
