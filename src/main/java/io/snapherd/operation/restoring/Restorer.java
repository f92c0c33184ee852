package io.snapherd.operation.restoring;

import io.snapherd.model.ObjectRef;
import io.snapherd.model.Reason;
import io.snapherd.operation.Refused;
import io.snapherd.operation.Subject;
import io.snapherd.operation.restoring.OpenRestores.Follow;
import io.snapherd.restore.RestoreDecision;
import io.snapherd.restore.RestoreDecision.Make;
import io.snapherd.restore.RestoreDecision.Report;
import io.snapherd.restore.RestoreRequest;
import io.snapherd.restore.RestoreStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Carries out what was decided about one restore request. */
public final class Restorer {
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
  private final RestoreRefusals refusals;
  private final Clock clock;

  public Restorer(
      RestoreDecisions decisions,
      RestoreMaker maker,
      RestoreAnswers answers,
      RestoreRefusals refusals,
      Clock clock) {
    this.decisions = decisions;
    this.maker = maker;
    this.answers = answers;
    this.refusals = refusals;
    this.clock = clock;
  }

  /**
   * Looks at one request.
   *
   * @param annotation the status as it stands beside the request
   * @return how it goes on; absent: nothing is left to do
   */
  Optional<Follow> restore(Subject on, RestoreRequest request, Optional<String> annotation) {
    Instant now = clock.instant();
    return answers
        .unseenUntil(on, now)
        .map(until -> follow(on, request, until))
        .or(() -> look(on, request, annotation, now));
  }

  /** The object that a request was on is gone. */
  Optional<Follow> gone(ObjectRef ref) {
    answers.forget(ref);
    return Optional.empty();
  }

  private static Follow follow(Subject on, RestoreRequest request, Instant again) {
    return new Follow(again, on.id().ref(), label(request), Optional.empty());
  }

  private static Optional<String> label(RestoreRequest request) {
    return request instanceof RestoreRequest.Asked asked
        ? Optional.of(asked.label())
        : Optional.empty();
  }

  private Optional<Follow> look(
      Subject on, RestoreRequest request, Optional<String> annotation, Instant now) {
    try {
      Optional<RestoreStatus> current = answers.read(annotation);
      Optional<RestoreDecision> decision = decisions.of(on.id().ref(), request, current, now);
      if (decision.isEmpty()) {
        return Optional.of(follow(on, request, now.plus(SOON)));
      }
      Optional<RestoreStatus> status = act(decision.get(), now).map(s -> s.unlessSaidBy(current));
      answers.answer(on, annotation, status, now);
      return status.filter(s -> s.phase().open()).map(s -> later(on, s, now));
    } catch (Refused e) {
      refusals.failed(on.id().ref(), e);
      return Optional.of(follow(on, request, now.plus(SHORTEST)));
    }
  }

  private Optional<RestoreStatus> act(RestoreDecision decision, Instant now) {
    if (decision instanceof Make make) {
      return Optional.of(maker.make(make, now));
    }
    return decision instanceof Report report ? Optional.of(report.status()) : Optional.empty();
  }

  private Follow later(Subject on, RestoreStatus status, Instant now) {
    Duration quarter = Duration.between(status.time(), now).dividedBy(4);
    Duration atLeast = quarter.compareTo(SHORTEST) < 0 ? SHORTEST : quarter;
    Duration pause = atLeast.compareTo(LONGEST) > 0 ? LONGEST : atLeast;
    Optional<String> awaited =
        status.snapshot().filter(s -> status.reason() == Reason.SnapshotNotReady);
    Instant again = refusals.nextTry(status.request(), now).orElse(now.plus(pause));
    return new Follow(again, on.id().ref(), Optional.of(status.request()), awaited);
  }
}
