package io.snapherd.restore;

import io.snapherd.model.Claim;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Snapshot;
import java.time.Instant;
import java.util.Optional;

/** What the annotations of a claim or a snapshot ask for. */
public sealed interface RestoreRequest {

  /** Nothing. */
  record None() implements RestoreRequest {}

  /**
   * Something that cannot be followed ({@code InvalidRequest}).
   *
   * @param label as for a valid one
   * @param message a sentence that names the annotation and the mend
   */
  record Invalid(String label, String message) implements RestoreRequest {}

  /**
   * A restore.
   *
   * @param label the request's identity, also on the new claim: 16 hex digits of the annotated
   *     object's uid and the two annotations as they are written
   * @param on the annotated object
   * @param to the new claim's name; absent: {@code <claim>-restore-<slot>}
   */
  record Valid(String label, ObjectRef on, Wanted wanted, Optional<String> to)
      implements RestoreRequest {}

  /**
   * Decides.
   *
   * @param now a time to restore from must not lie after it
   */
  static RestoreRequest on(Claim claim, Instant now) {
    return new None();
  }

  static RestoreRequest on(Snapshot snapshot) {
    return new None();
  }
}
