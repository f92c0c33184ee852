package io.snapherd.model;

import java.time.Instant;

/**
 * One of a policy's conditions.
 *
 * @param generation the policy's generation that this was said of
 * @param since when {@code status} last changed
 * @see <a
 *     href="https://github.com/kubernetes/enhancements/tree/master/keps/sig-api-machinery/1623-standardize-conditions">KEP-1623</a>
 */
public record Condition(
    Type type, Status status, long generation, Instant since, Reason reason, String message) {

  /** What is said something about. The constants are spelled as users see them. */
  public enum Type {
    /** The policy can be followed. */
    Ready,
    /** Every selected claim has a recent snapshot. */
    Protected,
    /** Nothing that should be gone is still there. */
    Pruned
  }

  /** The three values of the API. */
  public enum Status {
    True,
    False,
    Unknown
  }
}
