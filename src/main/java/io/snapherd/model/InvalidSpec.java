package io.snapherd.model;

/**
 * A value in a policy that cannot be followed. The message is one sentence without the field's
 * name, which stands beside it: {@code spec.schedule: minute '61' is not between 0 and 59}.
 */
public final class InvalidSpec extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final String field;

  /**
   * @param field the path in the manifest, such as {@code spec.schedule}
   * @param message what is wrong and, where it is not obvious, the mend
   */
  public InvalidSpec(Reason reason, String field, String message) {
    super(message, null, false, false);
    this.reason = reason;
    this.field = field;
  }

  public Reason reason() {
    return reason;
  }

  public String field() {
    return field;
  }

  /** Field and sentence in one, for a condition or a terminal. */
  public String sentence() {
    return field + ": " + getMessage();
  }
}
