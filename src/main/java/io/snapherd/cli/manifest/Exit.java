package io.snapherd.cli.manifest;

/** How the program ends; scripts rely on the codes. */
public enum Exit {
  FINE(0),
  /** The answer is no, be it that something is invalid or that it failed. */
  NO(1),
  /** The question was wrong. */
  WRONG_USE(2);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** Of several ends the worst one is told. */
  public Exit or(Exit other) {
    return other.code > code ? other : this;
  }
}
