package io.snapherd.operation.pruning;

import io.snapherd.model.InvalidSpec;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicyStatus;
import io.snapherd.model.PolicyStatus.PruneCandidate;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Cluster;
import io.snapherd.operation.Finding;
import io.snapherd.operation.due.Scene;
import io.snapherd.retention.Decision;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks the retention what is coming. */
public final class PruneOutlooks {
  private final Cluster cluster;
  private final Plans plans;
  private final PruneRefusals refusals;

  public PruneOutlooks(Cluster cluster, Plans plans, PruneRefusals refusals) {
    this.cluster = cluster;
    this.plans = plans;
    this.refusals = refusals;
  }

  public PruneOutlook of(Scene scene) {
    try {
      Pruning pruning = plans.of(scene.policy(), scene.snapshots(), scene.now());
      return new PruneOutlook(
          Optional.empty(),
          pruning.hold(),
          pruning.hold().isPresent() ? candidates(scene, pruning) : List.of(),
          Stream.concat(clockSkew(pruning), blocked(scene)).toList());
    } catch (InvalidSpec e) {
      return new PruneOutlook(Optional.of(e), Optional.empty(), List.of(), blocked(scene).toList());
    }
  }

  private static Stream<Finding> clockSkew(Pruning pruning) {
    return pruning.hold().stream()
        .filter(hold -> hold.reason() == Reason.ClockSkew)
        .map(
            hold ->
                Finding.ofPolicy(
                    hold.reason(), "our clock and the API server's differ by more than 5 minutes"));
  }

  private Stream<Finding> blocked(Scene scene) {
    Policy policy = scene.policy();
    return Stream.concat(
        new PruneFindings(scene, cluster.restoringClaims(policy.namespace())).all(),
        refusals.of(policy).stream());
  }

  private List<PruneCandidate> candidates(Scene scene, Pruning pruning) {
    return scene.byClaim().values().stream()
        .flatMap(ofClaim -> doomed(ofClaim, pruning))
        .sorted(Comparator.comparing(Decision::time).thenComparing(d -> d.snapshot().name()))
        .limit(PolicyStatus.AT_MOST)
        .map(Decision::snapshot)
        .map(s -> new PruneCandidate(s.name(), s.claimName().orElse("")))
        .toList();
  }

  private Stream<Decision> doomed(List<Snapshot> ofClaim, Pruning pruning) {
    return pruning.of(ofClaim, plans.standing(ofClaim)).plan().deletions().stream();
  }
}
