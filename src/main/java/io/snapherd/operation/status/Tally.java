package io.snapherd.operation.status;

import io.snapherd.model.PolicyStatus.ClaimCounts;
import io.snapherd.model.PolicyStatus.SnapshotCounts;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Cluster;
import io.snapherd.operation.due.Scene;
import io.snapherd.retention.Census;
import io.snapherd.retention.Facts;
import io.snapherd.schedule.ClaimState;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts what a status counts. */
final class Tally {
  private Tally() {}

  static ClaimCounts claims(Scene scene, Cluster cluster) {
    Map<ClaimState, Long> counts =
        scene.outlooks().stream()
            .map(o -> o.state(cluster, scene.now()))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return new ClaimCounts(
        scene.outlooks().size(),
        count(counts, ClaimState.PROTECTED),
        count(counts, ClaimState.LATE),
        count(counts, ClaimState.WAITING));
  }

  private static int count(Map<ClaimState, Long> counts, ClaimState state) {
    return counts.getOrDefault(state, 0L).intValue();
  }

  static SnapshotCounts snapshots(Collection<Snapshot> snapshots, Facts facts) {
    Census census = Census.of(snapshots, facts);
    return new SnapshotCounts(
        census.ready(),
        census.pending(),
        census.failed(),
        census.lost(),
        census.deleting(),
        census.held());
  }
}
