package io.snapherd.retention;

import static java.util.Comparator.comparing;

import io.snapherd.model.Dating;
import io.snapherd.model.Snapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** A snapshot together with what is decided by. */
record Dated(Snapshot snapshot, Instant time, State state) {
  /** The same for equal times on every run, so that a plan does not depend on the input's order. */
  static final Comparator<Dated> NEWEST_FIRST =
      comparing(Dated::time)
          .thenComparing(d -> d.snapshot().id().created())
          .thenComparing(d -> d.snapshot().name())
          .reversed();

  static Dated of(Snapshot snapshot, Facts facts) {
    return new Dated(snapshot, Dating.time(snapshot), facts.stateOf(snapshot));
  }

  Decision keep(List<Ground> grounds) {
    return new Decision(snapshot, time, state, Verdict.KEEP, grounds);
  }

  Decision leave(List<Ground> grounds) {
    return new Decision(snapshot, time, state, Verdict.LEAVE, grounds);
  }

  Decision delete(Ground ground) {
    return new Decision(snapshot, time, state, Verdict.DELETE, List.of(ground));
  }
}
