package io.snapherd.operation.status;

import io.snapherd.model.Clocks;
import io.snapherd.model.Dating;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Finding;
import io.snapherd.retention.Facts;
import io.snapherd.retention.State;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is wrong with the snapshots that a policy has of one claim, which may be gone itself.
 *
 * @param snapshots at least one
 */
record SnapshotFindings(List<Snapshot> snapshots, Facts facts) {
  private static final Comparator<Snapshot> BY_AGE =
      Comparator.comparing((Snapshot s) -> s.id().created()).thenComparing(Snapshot::name);

  Stream<Finding> all() {
    return Stream.of(failed(), lost(), retained(), ahead()).flatMap(Optional::stream);
  }

  /** The newest that has come to an end: one that is on its way says nothing yet. */
  private Optional<Finding> failed() {
    return snapshots.stream()
        .filter(s -> is(s, State.READY) || is(s, State.FAILED))
        .max(BY_AGE)
        .filter(s -> is(s, State.FAILED))
        .map(
            s ->
                found(Reason.SnapshotFailed, "snapshot " + s.name() + " was " + failure(s, facts)));
  }

  /** With the driver's words, if it has said anything. */
  static String failure(Snapshot failed, Facts facts) {
    return "not ready within "
        + facts.readyDeadline().toSeconds()
        + " seconds"
        + failed.status().error().map(error -> ": " + error).orElse("");
  }

  private Optional<Finding> lost() {
    return those(s -> is(s, State.LOST))
        .map(names -> found(Reason.SnapshotLost, "not ready any more: " + names));
  }

  private Optional<Finding> retained() {
    return those(s -> (is(s, State.READY) || is(s, State.FAILED)) && facts.retained(s))
        .map(
            names ->
                found(
                    Reason.RetainClass,
                    "not pruned, as their contents have deletionPolicy Retain: " + names));
  }

  private Optional<Finding> ahead() {
    return those(s -> is(s, State.READY) && Clocks.isAhead(Dating.time(s), facts.now()))
        .map(names -> found(Reason.ClockSkew, "dated in the future and not counted: " + names));
  }

  private Optional<String> those(Predicate<Snapshot> which) {
    List<String> names = snapshots.stream().filter(which).map(Snapshot::name).sorted().toList();
    return Optional.of(names).filter(n -> !n.isEmpty()).map(Finding::list);
  }

  private boolean is(Snapshot snapshot, State state) {
    return facts.stateOf(snapshot) == state;
  }

  private Finding found(Reason reason, String message) {
    return new Finding(claimOf(snapshots), reason, message);
  }

  /** As the snapshots remember it. */
  static Optional<String> claimOf(List<Snapshot> snapshots) {
    return snapshots.stream().flatMap(s -> s.claimName().stream()).findFirst();
  }
}
