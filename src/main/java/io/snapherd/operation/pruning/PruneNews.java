package io.snapherd.operation.pruning;

import io.snapherd.model.Policy;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Events;
import io.snapherd.operation.Key.PruneKey;
import io.snapherd.operation.Key.StatusKey;
import io.snapherd.operation.Refused;
import io.snapherd.operation.Subject;
import io.snapherd.operation.Telemetry;
import io.snapherd.operation.WakeUps;
import io.snapherd.retention.Decision;
import io.snapherd.retention.Ground;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what became of deletes. That one was refused stands in the policy's status afterwards. */
public final class PruneNews {
  private static final Logger LOG = LoggerFactory.getLogger(PruneNews.class);

  private final Events events;
  private final Telemetry telemetry;
  private final WakeUps wakeUps;
  private final Clock clock;

  public PruneNews(Events events, Telemetry telemetry, WakeUps wakeUps, Clock clock) {
    this.events = events;
    this.telemetry = telemetry;
    this.wakeUps = wakeUps;
    this.clock = clock;
  }

  void deleted(Optional<Policy> policy, Decision decision) {
    Snapshot snapshot = decision.snapshot();
    String why = decision.grounds().stream().map(Ground::text).collect(Collectors.joining(", "));
    LOG.info("Pruned snapshot {} ({})", snapshot.ref(), why);
    policy.map(Policy::ref).ifPresent(telemetry::pruned);
    policy.ifPresent(
        p ->
            events.normal(
                new Subject(Subject.Kind.POLICY, p.id()),
                Reason.Pruned,
                "deleted snapshot " + snapshot.name() + ": " + why));
  }

  void refused(PruneKey key, Optional<Policy> policy, Refused why) {
    LOG.warn("Pruning {} refused ({}): {}", key.text(), why.reason(), why.getMessage());
    telemetry.error(Telemetry.Operation.PRUNE, why.reason());
    changed(policy);
  }

  /** What the policy's status says of refusals is not true any more. */
  void changed(Optional<Policy> policy) {
    policy.ifPresent(p -> wakeUps.wake(new StatusKey(p.ref()), clock.instant()));
  }
}
