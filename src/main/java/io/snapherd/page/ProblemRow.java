package io.snapherd.page;

import io.snapherd.model.Problem;
import io.snapherd.operation.view.PolicyView;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** A problem; its message says what to do about it. */
record ProblemRow(
    String policy,
    String address,
    Optional<String> claim,
    String reason,
    String message,
    Moment since) {

  static Stream<ProblemRow> of(PolicyView view, Instant now) {
    return view.status().stream()
        .flatMap(status -> status.problems().stream())
        .map(problem -> of(view, problem, now));
  }

  private static ProblemRow of(PolicyView view, Problem problem, Instant now) {
    return new ProblemRow(
        view.policy().ref().toString(),
        Question.address(view.policy().ref()),
        problem.claim(),
        problem.reason().name(),
        problem.message(),
        Moment.of(problem.since(), now));
  }
}
