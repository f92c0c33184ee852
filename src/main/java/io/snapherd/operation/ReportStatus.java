package io.snapherd.operation;

import io.snapherd.model.Policy;
import io.snapherd.model.PolicyStatus;
import io.snapherd.operation.Key.StatusKey;
import io.snapherd.operation.StatusReports.Report;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one writer of a policy's status: at most once a second, never when nothing has changed. */
public final class ReportStatus implements UseCase<StatusKey> {
  private static final Logger LOG = LoggerFactory.getLogger(ReportStatus.class);
  private static final Duration AT_MOST_EVERY = Duration.ofSeconds(1);
  private static final Duration AFTER_A_REFUSAL = Duration.ofSeconds(30);

  private final Cluster cluster;
  private final StatusReports reports;
  private final StatusWrites writes;
  private final WakeUps wakeUps;
  private final Telemetry telemetry;
  private final Clock clock;
  private final Map<StatusKey, Instant> written = new ConcurrentHashMap<>();

  public ReportStatus(
      Cluster cluster,
      StatusReports reports,
      StatusWrites writes,
      WakeUps wakeUps,
      Telemetry telemetry,
      Clock clock) {
    this.cluster = cluster;
    this.reports = reports;
    this.writes = writes;
    this.wakeUps = wakeUps;
    this.telemetry = telemetry;
    this.clock = clock;
  }

  @Override
  public Optional<Instant> run(StatusKey key) {
    Instant now = clock.instant();
    Optional<Policy> policy = cluster.policy(key.policy());
    if (policy.isEmpty()) {
      written.remove(key);
      wakeUps.forget(key);
      return Optional.empty();
    }
    Instant allowed =
        written.getOrDefault(key, Instant.MIN.plus(AT_MOST_EVERY)).plus(AT_MOST_EVERY);
    return now.isBefore(allowed) ? Optional.of(allowed) : report(key, policy.get(), now);
  }

  private Optional<Instant> report(StatusKey key, Policy policy, Instant now) {
    Optional<PolicyStatus> current = cluster.status(key.policy());
    Report report = reports.of(policy, current, now);
    if (current.equals(Optional.of(report.status()))) {
      return report.lookAgain();
    }
    written.put(key, now);
    return write(policy, report, now);
  }

  private Optional<Instant> write(Policy policy, Report report, Instant now) {
    try {
      boolean done = writes.write(policy, report.status());
      return done ? report.lookAgain() : soonest(report, now.plus(AT_MOST_EVERY));
    } catch (Refused e) {
      LOG.warn("Status of policy {} refused ({}): {}", policy.ref(), e.reason(), e.getMessage());
      telemetry.error(Telemetry.Operation.REPORT, e.reason());
      return soonest(report, now.plus(AFTER_A_REFUSAL));
    }
  }

  private static Optional<Instant> soonest(Report report, Instant at) {
    return Stream.concat(report.lookAgain().stream(), Stream.of(at)).min(Comparator.naturalOrder());
  }
}
