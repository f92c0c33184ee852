package io.snapherd.operation.status;

import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicyStatus;
import io.snapherd.operation.Cluster;
import io.snapherd.operation.Forgetful;
import io.snapherd.operation.Key.StatusKey;
import io.snapherd.operation.UseCase;
import io.snapherd.operation.WakeUps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The one writer of a policy's status. It looks once a second at most: a slot over many claims
 * brings many events, and each look goes over all of them.
 */
public final class ReportStatus implements UseCase<StatusKey>, Forgetful {
  private static final Duration AT_MOST_EVERY = Duration.ofSeconds(1);

  private final Cluster cluster;
  private final StatusReports reports;
  private final StatusBoard board;
  private final WakeUps wakeUps;
  private final Clock clock;
  private final Map<ObjectRef, Instant> looked = new ConcurrentHashMap<>();

  public ReportStatus(
      Cluster cluster, StatusReports reports, StatusBoard board, WakeUps wakeUps, Clock clock) {
    this.cluster = cluster;
    this.reports = reports;
    this.board = board;
    this.wakeUps = wakeUps;
    this.clock = clock;
  }

  @Override
  public Optional<Instant> run(StatusKey key) {
    Instant now = clock.instant();
    Optional<Policy> policy = cluster.policy(key.policy());
    if (policy.isEmpty()) {
      looked.remove(key.policy());
      board.forget(key.policy());
      wakeUps.forget(key);
      return Optional.empty();
    }
    return tooSoon(key.policy(), now)
        .or(() -> board.unseenUntil(policy.get(), now))
        .or(() -> report(policy.get(), now));
  }

  /** A last look in the future was made before our clock was set back: it does not count. */
  private Optional<Instant> tooSoon(ObjectRef policy, Instant now) {
    return Optional.ofNullable(looked.get(policy))
        .filter(last -> !last.isAfter(now))
        .map(last -> last.plus(AT_MOST_EVERY))
        .filter(again -> again.isAfter(now));
  }

  private Optional<Instant> report(Policy policy, Instant now) {
    looked.put(policy.ref(), now);
    Optional<PolicyStatus> current = cluster.status(policy.ref());
    return board.show(policy, current, reports.of(policy, current, now), now);
  }

  @Override
  public void forgetAll() {
    looked.clear();
  }
}
