package io.snapherd.operation;

import io.snapherd.model.Reason;

/** The API server, or the way to it, said no; told apart by what it said, not by the code alone. */
public final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /**
   * @param message the server's own words
   */
  public Refused(Reason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
