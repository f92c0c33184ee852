package io.snapherd.cli.text;

/** Things with their number. */
public final class Counted {
  private Counted() {}

  /** {@code 1 claim}, {@code 2 claims}. */
  public static String of(long count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }
}
