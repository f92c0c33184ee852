package io.snapherd.operation.status;

import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicyStatus;
import io.snapherd.operation.Forgetful;
import io.snapherd.operation.OwnWrites;
import io.snapherd.operation.Refused;
import io.snapherd.operation.StatusWrites;
import io.snapherd.operation.Telemetry;
import io.snapherd.operation.status.StatusReports.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a policy's users read how it is doing: its status, its Events, its metrics. */
public final class StatusBoard implements Forgetful {
  private static final Logger LOG = LoggerFactory.getLogger(StatusBoard.class);
  private static final Duration AFTER_A_CONFLICT = Duration.ofSeconds(1);
  private static final Duration AFTER_A_REFUSAL = Duration.ofSeconds(30);

  private final StatusWrites writes;
  private final PolicyNews news;
  private final PolicyNumbers numbers;
  private final Telemetry telemetry;
  private final OwnWrites own = new OwnWrites();

  public StatusBoard(
      StatusWrites writes, PolicyNews news, PolicyNumbers numbers, Telemetry telemetry) {
    this.writes = writes;
    this.news = news;
    this.numbers = numbers;
    this.telemetry = telemetry;
  }

  /** Present while the caches do not show yet what was written here last. */
  Optional<Instant> unseenUntil(Policy policy, Instant now) {
    return own.unseenUntil(policy.id(), now);
  }

  /**
   * Writes the status if it is not what stands there, and tells what is new: in this order, as
   * there may be an Event for each of thousands of snapshots.
   *
   * @return when to look again
   */
  Optional<Instant> show(
      Policy policy, Optional<PolicyStatus> current, Report report, Instant now) {
    numbers.show(policy.ref(), report);
    Optional<Instant> again =
        current.equals(Optional.of(report.status()))
            ? report.lookAgain()
            : write(policy, report, now);
    news.tell(policy, current, report);
    return again;
  }

  void forget(ObjectRef policy) {
    news.forget(policy);
    numbers.forget(policy);
    own.forget(policy);
  }

  private Optional<Instant> write(Policy policy, Report report, Instant now) {
    try {
      if (!writes.write(policy, report.status())) {
        return soonest(report, now.plus(AFTER_A_CONFLICT));
      }
      own.written(policy.id(), now);
      news.written(policy, report);
      return report.lookAgain();
    } catch (Refused e) {
      LOG.warn("Status of policy {} refused ({}): {}", policy.ref(), e.reason(), e.getMessage());
      telemetry.error(Telemetry.Operation.REPORT, e.reason());
      return soonest(report, now.plus(AFTER_A_REFUSAL));
    }
  }

  private static Optional<Instant> soonest(Report report, Instant at) {
    return Stream.concat(report.lookAgain().stream(), Stream.of(at)).min(Comparator.naturalOrder());
  }

  @Override
  public void forgetAll() {
    own.forgetAll();
  }
}
