package io.snapherd.restore;

import io.snapherd.model.Claim;
import io.snapherd.model.Fingerprint;
import io.snapherd.model.Names;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Snapshot;
import java.time.Instant;
import java.util.Optional;

/** What the annotations of a claim or a snapshot ask for. */
public sealed interface RestoreRequest {

  /** Nothing. */
  record None() implements RestoreRequest {}

  /** Something; whether it can be followed or not, it has an outcome. */
  sealed interface Asked extends RestoreRequest {
    /**
     * The request's identity, also on the new claim: 16 hex digits of the annotated object's uid
     * and the two annotations exactly as they are written.
     */
    String label();
  }

  /**
   * Something that cannot be followed ({@code InvalidRequest}).
   *
   * @param message a sentence that names the annotation and the mend
   */
  record Invalid(String label, String message) implements Asked {}

  /**
   * A restore.
   *
   * @param on the annotated object
   * @param to the new claim's name; absent: {@code <claim>-restore-<slot>}
   */
  record Valid(String label, ObjectRef on, Wanted wanted, Optional<String> to) implements Asked {}

  /**
   * {@code restore-from}, and {@code restore-to} where the default name does not do.
   *
   * @param now a time to restore from must not lie after it, see {@link RequestRules}
   */
  static RestoreRequest on(Claim claim, Instant now) {
    Optional<String> from = Optional.ofNullable(claim.annotations().get(Names.RESTORE_FROM));
    Optional<String> to = Optional.ofNullable(claim.annotations().get(Names.RESTORE_TO));
    if (from.isEmpty() && to.isEmpty()) {
      return new None();
    }
    String label = label(claim.uid(), from, to);
    return RequestRules.onClaim(claim.name(), from, to, now)
        .<RestoreRequest>map(message -> new Invalid(label, message))
        .orElseGet(() -> new Valid(label, claim.ref(), wanted(claim, from), to));
  }

  /** {@code restore-to}; {@code restore-from} has no meaning there. */
  static RestoreRequest on(Snapshot snapshot) {
    return snapshot
        .marks()
        .restoreTo()
        .<RestoreRequest>map(to -> onSnapshot(snapshot, to))
        .orElseGet(None::new);
  }

  private static RestoreRequest onSnapshot(Snapshot snapshot, String to) {
    String uid = snapshot.id().uid();
    String label = label(uid, Optional.empty(), Optional.of(to));
    return RequestRules.target(to)
        .<RestoreRequest>map(message -> new Invalid(label, message))
        .orElseGet(
            () ->
                new Valid(
                    label,
                    snapshot.ref(),
                    new Wanted.Itself(snapshot.name(), uid),
                    Optional.of(to)));
  }

  private static Wanted wanted(Claim claim, Optional<String> from) {
    return from.flatMap(text -> Wanted.of(claim.name(), text)).orElseThrow();
  }

  /** An annotation that is not there differs from an empty one. */
  private static String label(String uid, Optional<String> from, Optional<String> to) {
    return Fingerprint.of(uid, from.map("="::concat).orElse(""), to.map("="::concat).orElse(""))
        .first16();
  }
}
