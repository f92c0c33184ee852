package io.snapherd.restore;

import io.snapherd.model.Clocks;
import io.snapherd.model.Names;
import io.snapherd.model.ObjectName;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What makes a restore request invalid, whatever snapshots and claims there are. Each rule answers
 * with the sentence for the user, or with nothing.
 */
final class RequestRules {
  private static final int LONGEST_SHOWN = 80;

  private RequestRules() {}

  static Optional<String> onClaim(
      String claim, Optional<String> from, Optional<String> to, Instant now) {
    return from.map(text -> from(claim, text, now))
        .orElseGet(() -> Optional.of(toAlone()))
        .or(() -> to.flatMap(RequestRules::target))
        .or(() -> to.filter(claim::equals).map(RequestRules::ontoItself));
  }

  static Optional<String> target(String to) {
    return ObjectName.isLegal(to)
        ? Optional.empty()
        : Optional.of(
            Names.RESTORE_TO
                + " "
                + shown(to)
                + " is no name for a claim: use small letters, digits, '-' and '.'");
  }

  private static Optional<String> from(String claim, String text, Instant now) {
    return Wanted.of(claim, text)
        .map(wanted -> future(wanted, now))
        .orElseGet(() -> Optional.of(noMeaning(text)));
  }

  private static Optional<String> future(Wanted wanted, Instant now) {
    return wanted instanceof Wanted.Newest newest
        ? newest.notAfter().filter(time -> Clocks.isAhead(time, now)).map(RequestRules::future)
        : Optional.empty();
  }

  private static String future(Instant time) {
    return Names.RESTORE_FROM + " " + time + " lies in the future: name a time that is past";
  }

  private static String noMeaning(String text) {
    return Names.RESTORE_FROM
        + " "
        + shown(text)
        + (hasNoOffset(text)
            ? " has no offset: append Z for UTC, or one such as +01:00"
            : " is neither latest, nor a snapshot's name, nor a time such as 2026-01-31T12:00:00Z");
  }

  private static boolean hasNoOffset(String text) {
    try {
      LocalDateTime.parse(text.replaceFirst(" ", "T"));
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static String toAlone() {
    return Names.RESTORE_TO
        + " alone on a claim does not say what to restore: add "
        + Names.RESTORE_FROM
        + ", or annotate a snapshot instead";
  }

  private static String ontoItself(String claim) {
    return Names.RESTORE_TO
        + " '"
        + claim
        + "' is the claim itself, which is never overwritten: name a new one";
  }

  private static String shown(String text) {
    return text.length() <= LONGEST_SHOWN
        ? "'" + text + "'"
        : "'" + text.substring(0, LONGEST_SHOWN) + "...'";
  }
}
