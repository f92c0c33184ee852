package io.snapherd.operation;

import io.snapherd.model.Problem;
import io.snapherd.model.Reason;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Something that is wrong now; a {@link Problem} as soon as it is known since when.
 *
 * @param claim the claim's name; absent: the policy itself
 */
public record Finding(Optional<String> claim, Reason reason, String message) {
  public static final Comparator<Finding> BY_CLAIM =
      Comparator.<Finding, String>comparing(f -> f.claim().orElse(""))
          .thenComparing(Finding::reason);

  private static final int NAMED = 3;
  private static final int LONGEST = 1000;

  public static Finding ofClaim(String claim, Reason reason, String message) {
    return new Finding(Optional.of(claim), reason, message);
  }

  public static Finding ofPolicy(Reason reason, String message) {
    return new Finding(Optional.empty(), reason, message);
  }

  public boolean sameAs(Problem problem) {
    return problem.claim().equals(claim) && problem.reason() == reason;
  }

  public Problem since(Instant time) {
    return new Problem(claim, reason, text(), time);
  }

  /** What is wrong, and what to do about it. Drivers and webhooks may say more than fits. */
  private String text() {
    String what = message.strip();
    String shortened = what.length() <= LONGEST ? what : what.substring(0, LONGEST) + "...";
    return shortened + (shortened.endsWith(".") ? " " : ". ") + reason.advice();
  }

  /** For a sentence: the first few names and how many more there are. */
  public static String list(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    return names.size() <= NAMED ? first : first + " and " + (names.size() - NAMED) + " more";
  }
}
