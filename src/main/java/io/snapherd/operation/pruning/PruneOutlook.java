package io.snapherd.operation.pruning;

import io.snapherd.model.InvalidSpec;
import io.snapherd.model.PolicyStatus.PruneCandidate;
import io.snapherd.operation.Finding;
import io.snapherd.operation.pruning.Pruning.Hold;
import java.util.List;
import java.util.Optional;

/**
 * What pruning is about to do for a policy, and what keeps it from doing it.
 *
 * @param invalid the retention cannot be followed, and nothing is pruned
 * @param hold why nothing is deleted although the plans say so
 * @param candidates what would go if there were no hold, the oldest first
 * @param blocked deletes that were asked for and do not get done
 */
public record PruneOutlook(
    Optional<InvalidSpec> invalid,
    Optional<Hold> hold,
    List<PruneCandidate> candidates,
    List<Finding> blocked) {
  public PruneOutlook {
    candidates = List.copyOf(candidates);
    blocked = List.copyOf(blocked);
  }
}
