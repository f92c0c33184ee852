package io.snapherd.restore;

import io.snapherd.model.ObjectName;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Which snapshot a restore request is about. */
public sealed interface Wanted {

  /**
   * The newest cut of any claim of that name.
   *
   * @param notAfter {@code restore-from=<RFC 3339 time>}; absent: {@code restore-from=latest}
   */
  record Newest(String claim, Optional<Instant> notAfter) implements Wanted {}

  /** {@code restore-from=<name>} on a claim. */
  record Named(String claim, String snapshot) implements Wanted {}

  /** {@code restore-to} on a snapshot: that one. */
  record Itself(String snapshot, String uid) implements Wanted {}

  /**
   * The meaning of {@code restore-from} on a claim; empty if it has none. No text has two: a time
   * holds a colon, which no name may, and a snapshot that is called {@code latest} can only be
   * restored by annotating itself.
   */
  static Optional<Wanted> of(String claim, String text) {
    if (text.equals("latest")) {
      return Optional.of(new Newest(claim, Optional.empty()));
    }
    return time(text)
        .<Wanted>map(time -> new Newest(claim, Optional.of(time)))
        .or(() -> named(claim, text));
  }

  private static Optional<Wanted> named(String claim, String text) {
    return ObjectName.isLegal(text) ? Optional.of(new Named(claim, text)) : Optional.empty();
  }

  /** A blank between date and time is what {@code date --rfc-3339=seconds} prints. */
  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text.replaceFirst(" ", "T")).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
