package io.snapherd.operation.due;

import io.snapherd.model.ObjectRef;
import io.snapherd.operation.due.Attempts.Attempt;
import io.snapherd.schedule.Refusals;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is wanted of a claim by all policies, and when something that was refused is tried again.
 */
public final class Wishes {
  private final Selections selections;
  private final Attempts attempts;

  public Wishes(Selections selections, Attempts attempts) {
    this.selections = selections;
    this.attempts = attempts;
  }

  /** From now on they are waiting, if they were not before; what is not wanted is forgotten. */
  public List<Wanted> of(ObjectRef claim, Instant now) {
    List<Outlook> outlooks = selections.of(claim, now);
    attempts.keepOnly(claim, outlooks);
    List<Wanted> wanted = outlooks.stream().flatMap(Outlook::wanted).toList();
    wanted.forEach(w -> attempts.begin(w.take(), now));
    return wanted;
  }

  /** Absent if it was never refused. */
  public Optional<Instant> nextTry(Wanted wanted) {
    return attempts.find(wanted.take()).flatMap(Attempt::refusals).map(Refusals::nextTry);
  }
}
