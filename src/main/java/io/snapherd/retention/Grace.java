package io.snapherd.retention;

import io.snapherd.model.Clocks;
import io.snapherd.model.PolicyMemory.RetentionBasis;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long pruning waits after a change of the rules or of the zone they are read in, so that a
 * typo can be undone.
 *
 * @param length zero or more
 */
public record Grace(Duration length) {

  /**
   * {@code status.retention} as it should be: what is remembered, unless the rules have changed.
   * Where nothing is remembered, or a time that only a wrong clock can have written, nobody knows
   * what the rules were, so that they count as changed now.
   */
  public static RetentionBasis basis(
      Retention retention, Optional<RetentionBasis> remembered, Instant now) {
    return remembered
        .filter(basis -> basis.observed().equals(retention.text()))
        .filter(basis -> !Clocks.isAhead(basis.since(), now))
        .orElseGet(() -> new RetentionBasis(retention.text(), now));
  }

  /** Whether rules that hold since then must not delete yet. */
  public boolean covers(RetentionBasis basis, Instant now) {
    return Duration.between(basis.since(), now).compareTo(length) < 0;
  }
}
