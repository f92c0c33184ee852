package io.snapherd.page;

import io.snapherd.retention.Decision;
import io.snapherd.retention.Ground;
import io.snapherd.retention.State;
import io.snapherd.retention.Verdict;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A snapshot in the time line and in the table below it.
 *
 * @param x where it stands in the time line
 * @param look how: its state, or {@code doomed} for a Ready one that is about to be pruned
 * @param plan what becomes of it and why: {@code keep: daily 3/7, weekly 1/4}
 */
record SnapshotMark(String name, String x, String look, String state, Moment time, String plan) {

  static SnapshotMark of(Decision decision, TimeLine line, Instant now) {
    String state = decision.state().name().toLowerCase(Locale.ROOT);
    return new SnapshotMark(
        decision.snapshot().name(),
        line.x(decision.time()),
        doomed(decision) ? "doomed" : state,
        state,
        Moment.of(decision.time(), now),
        plan(decision));
  }

  private static boolean doomed(Decision decision) {
    return decision.state() == State.READY && decision.verdict() == Verdict.DELETE;
  }

  private static String plan(Decision decision) {
    return decision.verdict().name().toLowerCase(Locale.ROOT)
        + decision.grounds().stream().map(Ground::text).collect(Collectors.joining(", ", ": ", ""));
  }
}
