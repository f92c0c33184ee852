package io.snapherd.demo.tell;

import java.util.Arrays;

/** Cells in columns whose widths are known before the rows, which come one at a time. */
public final class Columns {
  private static final String GAP = "  ";

  private final int[] widths;

  /** A negative width: to the right. The last column may be as long as it likes. */
  public Columns(int... widths) {
    this.widths = Arrays.copyOf(widths, widths.length);
  }

  /** As many cells as there are columns. */
  public String row(Object... cells) {
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      row.append(i == 0 ? "" : GAP).append(padded(String.valueOf(cells[i]), widths[i]));
    }
    return row.toString().stripTrailing();
  }

  private static String padded(String cell, int width) {
    String blanks = " ".repeat(Math.max(0, Math.abs(width) - cell.length()));
    return width < 0 ? blanks + cell : cell + blanks;
  }
}
