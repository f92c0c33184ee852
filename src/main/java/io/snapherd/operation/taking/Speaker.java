package io.snapherd.operation.taking;

import io.snapherd.model.Policy;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import io.snapherd.model.Trigger;
import io.snapherd.operation.Events;
import io.snapherd.operation.Key.StatusKey;
import io.snapherd.operation.Subject;
import io.snapherd.operation.Telemetry;
import io.snapherd.operation.WakeUps;
import io.snapherd.operation.due.Outlook;
import io.snapherd.operation.due.Refusal;
import io.snapherd.operation.places.Wait;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what became of a create. That it was refused stands in the policy's status afterwards. */
public final class Speaker {
  private static final Logger LOG = LoggerFactory.getLogger(Speaker.class);

  private final Events events;
  private final Telemetry telemetry;
  private final WakeUps wakeUps;
  private final Clock clock;

  public Speaker(Events events, Telemetry telemetry, WakeUps wakeUps, Clock clock) {
    this.events = events;
    this.telemetry = telemetry;
    this.wakeUps = wakeUps;
    this.clock = clock;
  }

  /** A run-now has no time of its own that it could be late for. */
  void sending(Wait wait) {
    if (wait.wanted().trigger() instanceof Trigger.Scheduled scheduled) {
      Instant due = wait.wanted().outlook().followed().slots().actsAt(scheduled.slot());
      telemetry.sent(Duration.between(due, clock.instant()));
    }
  }

  void taken(Outlook outlook, Snapshot snapshot) {
    Policy policy = outlook.policy();
    LOG.info(
        "Took snapshot {} of claim {} for policy {}",
        snapshot.name(),
        outlook.claim().ref(),
        policy.name());
    events.normal(
        new Subject(Subject.Kind.CLAIM, outlook.claim().id()),
        Reason.SnapshotTaken,
        "snapshot " + snapshot.name() + " by policy " + policy.name());
  }

  void refused(Refusal refusal, Instant nextTry) {
    Policy policy = refusal.take().policy();
    LOG.warn(
        "Snapshot of claim {} for policy {} refused ({}): {}; next try at {}",
        refusal.take().claim().ref(),
        policy.name(),
        refusal.reason(),
        refusal.message(),
        nextTry);
    telemetry.error(Telemetry.Operation.TAKE, refusal.reason());
    wakeUps.wake(new StatusKey(policy.ref()), clock.instant());
  }
}
