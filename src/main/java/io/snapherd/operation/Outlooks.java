package io.snapherd.operation;

import io.snapherd.admission.Allowance;
import io.snapherd.admission.Unready;
import io.snapherd.model.Claim;
import io.snapherd.model.DeletionPolicy;
import io.snapherd.model.Policy;
import io.snapherd.model.Snapshot;
import io.snapherd.model.Trigger;
import io.snapherd.operation.Attempts.Attempt;
import io.snapherd.operation.Attempts.Wish;
import io.snapherd.retention.Contents;
import io.snapherd.retention.Facts;
import io.snapherd.retention.State;
import io.snapherd.schedule.ClaimHistory;
import io.snapherd.schedule.Due;
import io.snapherd.schedule.ManualRun;
import io.snapherd.schedule.RunNow;
import io.snapherd.schedule.ScheduledRun;
import io.snapherd.schedule.SlotState;
import io.snapherd.schedule.Slots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Looks at a policy and a claim through the caches and says what is wanted. */
public final class Outlooks {
  private final Cluster cluster;
  private final Attempts attempts;

  public Outlooks(Cluster cluster, Attempts attempts) {
    this.cluster = cluster;
    this.attempts = attempts;
  }

  Outlook of(Followed followed, Claim claim, Instant now) {
    Policy policy = followed.policy();
    ClaimHistory history =
        ClaimHistory.of(policy, claim, cluster.snapshotsOf(policy.uid(), claim.uid()));
    Footing footing = Footing.of(policy, claim, cluster);
    Allowance allowance = allowance(policy, history, now);
    boolean able = able(footing, allowance);
    List<Trigger> wanted = new ArrayList<>();
    SlotState scheduled = scheduled(followed, history, now, able, wanted);
    SlotState manual = manual(policy, history, now, able, wanted);
    wanted.sort(Comparator.comparing(Trigger::slot));
    boolean unknown = footing instanceof Footing.Unknown;
    return new Outlook(
        policy, history, footing, allowance, scheduled, manual, unknown ? List.of() : wanted);
  }

  private static boolean able(Footing footing, Allowance allowance) {
    boolean sound = footing instanceof Footing.Sound || footing instanceof Footing.Unknown;
    return sound && allowance instanceof Allowance.Allowed;
  }

  private SlotState scheduled(
      Followed followed, ClaimHistory history, Instant now, boolean able, List<Trigger> wanted) {
    Slots slots = followed.slots();
    Due due =
        new ScheduledRun(followed.policy(), slots)
            .stillDue(history, waitingSince(followed, history.claim(), now), now);
    if (due instanceof Due.Take take) {
      boolean tries = able && triesAgain(followed, history.claim(), take.trigger());
      return wish(tries, take.trigger(), wanted);
    }
    return due.state();
  }

  private SlotState manual(
      Policy policy, ClaimHistory history, Instant now, boolean able, List<Trigger> wanted) {
    ManualRun run = new ManualRun(policy);
    RunNow decided = run.decide(history, now);
    if (decided instanceof RunNow.Take take) {
      Trigger.Manual trigger = take.trigger();
      Optional<Attempt> attempt =
          attempts.find(Wish.manual(policy.uid(), history.claim().uid(), trigger.value()));
      boolean tries =
          able
              && attempt
                  .flatMap(Attempt::refusals)
                  .map(r -> run.nextTry(r).isPresent())
                  .orElse(true);
      Instant slot = attempt.map(Attempt::since).orElse(trigger.slot());
      return wish(tries, new Trigger.Manual(trigger.value(), slot), wanted);
    }
    return decided.state();
  }

  private static SlotState wish(boolean tries, Trigger trigger, List<Trigger> wanted) {
    if (tries) {
      wanted.add(trigger);
      return SlotState.OPEN;
    }
    return SlotState.GIVEN_UP;
  }

  private boolean triesAgain(Followed followed, Claim claim, Trigger.Scheduled trigger) {
    return attempts
        .find(Wish.of(followed.policy().uid(), claim.uid(), trigger))
        .flatMap(Attempt::refusals)
        .map(r -> followed.slots().nextTry(trigger.slot(), r).isPresent())
        .orElse(true);
  }

  /** Waiting for a place does not use up the starting deadline. */
  private Instant waitingSince(Followed followed, Claim claim, Instant now) {
    return followed
        .slots()
        .latestPast(now)
        .flatMap(slot -> attempts.find(Wish.scheduled(followed.policy().uid(), claim.uid(), slot)))
        .map(Attempt::since)
        .orElse(now);
  }

  private Allowance allowance(Policy policy, ClaimHistory history, Instant now) {
    Facts facts = Facts.of(policy.spec(), now, Contents.all(cluster::content));
    return new Unready(policy.spec())
        .check(history.snapshots(), s -> lostOrRetained(s, facts), now);
  }

  private boolean lostOrRetained(Snapshot snapshot, Facts facts) {
    return facts.stateOf(snapshot) == State.LOST
        || snapshot
            .status()
            .content()
            .flatMap(cluster::content)
            .filter(c -> c.deletionPolicy() == DeletionPolicy.RETAIN)
            .isPresent();
  }
}
