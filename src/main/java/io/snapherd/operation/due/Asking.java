package io.snapherd.operation.due;

import io.snapherd.model.Policy;
import io.snapherd.model.Trigger;
import io.snapherd.operation.due.Attempts.Attempt;
import io.snapherd.schedule.ClaimHistory;
import io.snapherd.schedule.Due;
import io.snapherd.schedule.ManualRun;
import io.snapherd.schedule.Refusals;
import io.snapherd.schedule.RunNow;
import io.snapherd.schedule.ScheduledRun;
import io.snapherd.take.Take;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What a policy asks of a claim, in the light of what was tried already. */
record Asking(Followed followed, ClaimHistory history, Ability ability, Attempts attempts) {

  Ask scheduled(Instant now) {
    Due due =
        new ScheduledRun(policy(), followed.slots()).stillDue(history, waitingSince(now), now);
    return due instanceof Due.Take take ? ask(take.trigger()) : Ask.nothing(due.state());
  }

  private Ask ask(Trigger.Scheduled trigger) {
    boolean tried =
        refusals(trigger)
            .filter(r -> followed.slots().nextTry(trigger.slot(), r).isEmpty())
            .isPresent();
    return ability.possible() && !tried ? Ask.open(trigger) : Ask.givenUp(trigger);
  }

  Ask manual(Instant now) {
    RunNow decided = new ManualRun(policy()).decide(history, now);
    return decided instanceof RunNow.Take take
        ? ask(take.trigger(), now)
        : Ask.nothing(decided.state());
  }

  /** Its slot is the moment it was first acted on, and stays that. */
  private Ask ask(Trigger.Manual trigger, Instant now) {
    Instant since = attempt(trigger).map(Attempt::since).orElse(trigger.slot());
    Trigger.Manual first =
        new Trigger.Manual(trigger.value(), since.truncatedTo(ChronoUnit.SECONDS));
    return goesOn(first, now) ? Ask.open(first) : Ask.givenUp(first);
  }

  /** A person asks for it, perhaps together with a claim that is bound in a moment. */
  private boolean goesOn(Trigger.Manual first, Instant now) {
    boolean tried =
        refusals(first).filter(r -> new ManualRun(policy()).nextTry(r).isEmpty()).isPresent();
    return ability.footing() instanceof Footing.Waiting
        ? now.isBefore(ManualRun.waitsUntil(first.slot()))
        : ability.possible() && !tried;
  }

  /** Waiting for a place does not use up the starting deadline. */
  private Instant waitingSince(Instant now) {
    return followed
        .slots()
        .latestPast(now)
        .flatMap(slot -> attempt(new Trigger.Scheduled(slot)))
        .map(Attempt::since)
        .orElse(now);
  }

  private Optional<Refusals> refusals(Trigger trigger) {
    return attempt(trigger).flatMap(Attempt::refusals);
  }

  private Optional<Attempt> attempt(Trigger trigger) {
    return attempts.find(new Take(policy(), history.claim(), trigger));
  }

  private Policy policy() {
    return followed.policy();
  }
}
