package io.snapherd.operation.due;

import io.snapherd.model.ObjectRef;
import io.snapherd.operation.due.Attempts.Attempt;
import io.snapherd.schedule.Refusals;
import io.snapherd.take.Take;
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
    outlooks.forEach(outlook -> begin(outlook, now));
    List<Wanted> wanted = outlooks.stream().flatMap(Outlook::wanted).toList();
    wanted.forEach(w -> attempts.begin(w.take(), now));
    return wanted;
  }

  /** Also where the claim is not bound yet: it is not waited for without end. */
  private void begin(Outlook outlook, Instant now) {
    outlook
        .openRunNow()
        .map(trigger -> new Take(outlook.policy(), outlook.claim(), trigger))
        .ifPresent(take -> attempts.begin(take, now));
  }

  /** Absent if it was never refused. */
  public Optional<Instant> nextTry(Wanted wanted) {
    return attempts.find(wanted.take()).flatMap(Attempt::refusals).map(Refusals::nextTry);
  }
}
