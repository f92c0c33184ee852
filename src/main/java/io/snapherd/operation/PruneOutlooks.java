package io.snapherd.operation;

import io.snapherd.model.InvalidSpec;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicyStatus;
import io.snapherd.model.PolicyStatus.PruneCandidate;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Key.PruneKey;
import io.snapherd.retention.Decision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the retention what is coming. */
public final class PruneOutlooks {
  private final Cluster cluster;
  private final Plans plans;

  public PruneOutlooks(Cluster cluster, Plans plans) {
    this.cluster = cluster;
    this.plans = plans;
  }

  PruneOutlook of(Scene scene) {
    List<Finding> blocked =
        new PruneFindings(scene, cluster.claims(scene.policy().namespace())).all().toList();
    try {
      PrunePlan nothing = plan(scene, "", List.of());
      return new PruneOutlook(
          Optional.empty(),
          nothing.hold(),
          nothing.holdUntil(),
          nothing.hold().isPresent() ? candidates(scene) : List.of(),
          blocked);
    } catch (InvalidSpec e) {
      return new PruneOutlook(
          Optional.of(e), Optional.empty(), Optional.empty(), List.of(), blocked);
    }
  }

  private List<PruneCandidate> candidates(Scene scene) throws InvalidSpec {
    List<Decision> doomed = new ArrayList<>();
    for (Map.Entry<String, List<Snapshot>> claim : scene.byClaim().entrySet()) {
      doomed.addAll(plan(scene, claim.getKey(), claim.getValue()).plan().deletions());
    }
    return doomed.stream()
        .sorted(Comparator.comparing(Decision::time).thenComparing(d -> d.snapshot().name()))
        .limit(PolicyStatus.AT_MOST)
        .map(Decision::snapshot)
        .map(s -> new PruneCandidate(s.name(), s.claimName().orElse("")))
        .toList();
  }

  private PrunePlan plan(Scene scene, String claimUid, List<Snapshot> snapshots)
      throws InvalidSpec {
    Policy policy = scene.policy();
    return plans.of(
        new PruneKey(policy.namespace(), policy.uid(), claimUid), snapshots, scene.now());
  }
}
