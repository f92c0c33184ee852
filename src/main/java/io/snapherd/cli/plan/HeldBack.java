package io.snapherd.cli.plan;

import io.snapherd.cli.text.LocalTimes;
import io.snapherd.cli.text.Span;
import io.snapherd.model.PolicyMemory.RetentionBasis;
import io.snapherd.model.RetentionSpec;
import io.snapherd.retention.Grace;
import io.snapherd.retention.Retention;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Why the operator would not delete at once what a plan says is to be deleted. */
record HeldBack(Subject subject, Retention retention, ZoneId zone, Grace grace) {

  Optional<String> sentence(Instant now) {
    if (subject.policy().spec().retention().filter(RetentionSpec::dryRun).isPresent()) {
      return Optional.of("Dry run: nothing is deleted until spec.retention.dryRun is false.");
    }
    return subject.remembers() ? known(now) : unknown();
  }

  private Optional<String> known(Instant now) {
    RetentionBasis basis = Grace.basis(retention, subject.policy().memory().retention(), now);
    return grace.covers(basis, now)
        ? Optional.of(
            "The rules have changed; deletions wait until "
                + new LocalTimes(zone).withWeekday(basis.since().plus(grace.length()))
                + " (--prune-grace).")
        : Optional.empty();
  }

  private Optional<String> unknown() {
    return Optional.of(grace.length())
        .filter(length -> !length.isZero())
        .map(Span::of)
        .map(
            "After a change of rules or zone nothing is deleted for %s (--prune-grace)."
                ::formatted);
  }
}
