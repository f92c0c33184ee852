package io.snapherd.admission;

import io.snapherd.model.ObjectRef;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The verdict on every candidate.
 *
 * @param verdicts the admitted ones come first, driver by driver, in their order
 */
public record Plan(Map<Candidate, Verdict> verdicts) {
  public Plan {
    verdicts = Collections.unmodifiableMap(new LinkedHashMap<>(verdicts));
  }

  /** Who may create now, those that go first at the front; each claim at most once. */
  public List<Candidate> admitted() {
    return verdicts.entrySet().stream()
        .filter(e -> e.getValue() instanceof Verdict.Admitted)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Absent if it was not asked about. */
  public Optional<Verdict> verdict(Candidate candidate) {
    return Optional.ofNullable(verdicts.get(candidate));
  }

  /** The one that may create a snapshot of this claim now. */
  public Optional<Candidate> admitted(ObjectRef claim) {
    return admitted().stream().filter(c -> c.claim().equals(claim)).findFirst();
  }

  /** When to ask again at the latest; absent if nobody waits. */
  public Optional<Instant> askAgain() {
    return verdicts.values().stream()
        .flatMap(v -> v.askAgain().stream())
        .min(Comparator.naturalOrder());
  }
}
