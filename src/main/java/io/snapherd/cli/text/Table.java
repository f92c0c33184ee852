package io.snapherd.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows in aligned columns under headings, as kubectl prints them. */
public final class Table {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... headings) {
    rows.add(List.of(headings));
  }

  /** As many cells as there are headings. */
  public Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** Without blanks at their ends. */
  public List<String> lines() {
    List<Integer> widths = IntStream.range(0, rows.get(0).size()).map(this::width).boxed().toList();
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private static String line(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(row.get(i)).append(" ".repeat(widths.get(i) - row.get(i).length())).append(GAP);
    }
    return line.toString().stripTrailing();
  }
}
