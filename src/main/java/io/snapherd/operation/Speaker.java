package io.snapherd.operation;

import io.snapherd.model.ObjectRef;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Key.StatusKey;
import io.snapherd.operation.Problems.Aspect;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells users what happened: a problem on the policy's status, an Event on the policy and the claim
 * when it is new, a counted error, a line in the log. Silent while nothing changes.
 */
public final class Speaker {
  private static final Logger LOG = LoggerFactory.getLogger(Speaker.class);

  private final Problems problems;
  private final Events events;
  private final Telemetry telemetry;
  private final WakeUps wakeUps;
  private final Clock clock;

  public Speaker(
      Problems problems, Events events, Telemetry telemetry, WakeUps wakeUps, Clock clock) {
    this.problems = problems;
    this.events = events;
    this.telemetry = telemetry;
    this.wakeUps = wakeUps;
    this.clock = clock;
  }

  void problem(Outlook outlook, Aspect aspect, Reason reason, String message) {
    ObjectRef policy = outlook.policy().ref();
    Optional<String> claim = Optional.of(outlook.claim().name());
    if (problems.raise(policy, aspect, claim, reason, message)) {
      telemetry.error(Telemetry.Operation.TAKE, reason);
      events.warning(
          new Subject(Subject.Kind.POLICY, outlook.policy().id()),
          reason,
          "claim " + outlook.claim().name() + ": " + message);
      events.warning(
          new Subject(Subject.Kind.CLAIM, outlook.claim().id()),
          reason,
          "policy " + policy.name() + ": " + message);
      status(policy);
    }
  }

  void noProblem(Outlook outlook, Aspect aspect) {
    ObjectRef policy = outlook.policy().ref();
    if (problems.clear(policy, aspect, Optional.of(outlook.claim().name()))) {
      status(policy);
    }
  }

  void taken(Outlook outlook, Snapshot snapshot) {
    LOG.info(
        "Took snapshot {} of claim {} for policy {}",
        snapshot.name(),
        outlook.claim().ref(),
        outlook.policy().name());
    events.normal(
        new Subject(Subject.Kind.CLAIM, outlook.claim().id()),
        Reason.SnapshotTaken,
        "snapshot " + snapshot.name() + " by policy " + outlook.policy().name());
  }

  private void status(ObjectRef policy) {
    wakeUps.wake(new StatusKey(policy), clock.instant());
  }
}
