package io.snapherd.operation;

import io.snapherd.restore.RestoreDecision;
import io.snapherd.restore.RestoreDecision.Make;
import io.snapherd.restore.RestoreDecision.Report;
import io.snapherd.restore.RestorePhase;
import io.snapherd.restore.RestoreRequest;
import io.snapherd.restore.RestoreStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what was decided about one restore request. */
public final class Restorer {
  private static final Logger LOG = LoggerFactory.getLogger(Restorer.class);
  private static final Duration SOON = Duration.ofSeconds(10);

  /**
   * How often one that is held up is tried again, or asked for the provisioner's last word: there
   * is no watch for that. Less and less often, as it may wait for a pod for weeks.
   */
  private static final Duration SHORTEST = Duration.ofSeconds(30);

  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final RestoreDecisions decisions;
  private final RestoreMaker maker;
  private final RestoreAnswers answers;
  private final Telemetry telemetry;
  private final Clock clock;

  public Restorer(
      RestoreDecisions decisions,
      RestoreMaker maker,
      RestoreAnswers answers,
      Telemetry telemetry,
      Clock clock) {
    this.decisions = decisions;
    this.maker = maker;
    this.answers = answers;
    this.telemetry = telemetry;
    this.clock = clock;
  }

  /**
   * Looks at one request.
   *
   * @param annotation the status as it stands beside the request
   * @return when to look again; absent: nothing is left to do
   */
  Optional<Instant> restore(Subject on, RestoreRequest request, Optional<String> annotation) {
    Instant now = clock.instant();
    return answers.unseenUntil(on, now).or(() -> look(on, request, annotation, now));
  }

  private Optional<Instant> look(
      Subject on, RestoreRequest request, Optional<String> annotation, Instant now) {
    try {
      Optional<RestoreStatus> current = answers.read(annotation);
      Optional<RestoreDecision> decision = decisions.of(on.id().ref(), request, current, now);
      if (decision.isEmpty()) {
        return Optional.of(now.plus(SOON));
      }
      Optional<RestoreStatus> status = act(decision.get(), now).map(s -> s.unlessSaidBy(current));
      answers.answer(on, annotation, status, now);
      return status.flatMap(s -> later(s, now));
    } catch (Refused e) {
      LOG.warn("Restore on {} waits ({}): {}", on.id().ref(), e.reason(), e.getMessage());
      telemetry.error(Telemetry.Operation.RESTORE, e.reason());
      return Optional.of(now.plus(SHORTEST));
    }
  }

  private Optional<RestoreStatus> act(RestoreDecision decision, Instant now) {
    if (decision instanceof Make make) {
      return Optional.of(maker.make(make, now));
    }
    return decision instanceof Report report ? Optional.of(report.status()) : Optional.empty();
  }

  private static Optional<Instant> later(RestoreStatus status, Instant now) {
    Duration quarter = Duration.between(status.time(), now).dividedBy(4);
    Duration atLeast = quarter.compareTo(SHORTEST) < 0 ? SHORTEST : quarter;
    return Optional.of(status.phase())
        .filter(RestorePhase::open)
        .map(phase -> now.plus(atLeast.compareTo(LONGEST) > 0 ? LONGEST : atLeast));
  }
}
