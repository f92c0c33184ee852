package io.snapherd.operation;

import io.snapherd.model.Policy;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Key.PruneKey;
import io.snapherd.retention.Decision;
import io.snapherd.retention.Ground;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what a plan says, and nothing on doubt: before the first delete the snapshot that stays
 * is read from the API server itself; where none stays, each doomed one is. Whatever differs from
 * what was decided ends the pass.
 */
public final class Pruner {
  private static final Logger LOG = LoggerFactory.getLogger(Pruner.class);

  private final Snapshots snapshots;
  private final Policies policies;
  private final DeletePlaces places;
  private final Events events;
  private final Telemetry telemetry;

  public Pruner(
      Snapshots snapshots,
      Policies policies,
      DeletePlaces places,
      Events events,
      Telemetry telemetry) {
    this.snapshots = snapshots;
    this.policies = policies;
    this.places = places;
    this.events = events;
    this.telemetry = telemetry;
  }

  /** How a pass ended. */
  enum Pass {
    /** Nothing is left to delete. */
    DONE,
    /** More is to be deleted as soon as a place at the driver is free, which wakes the key. */
    NO_PLACE,
    /** Something was not as it was decided, or the API server refused: to be decided again. */
    AGAIN
  }

  Pass prune(PruneKey key, PrunePlan plan) {
    List<Decision> deletions = plan.plan().deletions();
    if (deletions.isEmpty()) {
      return Pass.DONE;
    }
    try {
      boolean sure = plan.policy().isPresent() || !policies.exist(key.namespace(), key.policyUid());
      return sure && witnessed(plan) ? deleteAll(key, deletions, plan) : Pass.AGAIN;
    } catch (Refused e) {
      LOG.warn("Pruning {} waits ({}): {}", key.text(), e.reason(), e.getMessage());
      telemetry.error(Telemetry.Operation.PRUNE, e.reason());
      return Pass.AGAIN;
    }
  }

  private boolean witnessed(PrunePlan plan) throws Refused {
    Optional<Snapshot> witness = plan.plan().witness();
    if (witness.isEmpty()) {
      return true;
    }
    Snapshot cached = witness.get();
    return snapshots
        .read(cached.ref())
        .filter(live -> live.id().uid().equals(cached.id().uid()) && live.usable())
        .isPresent();
  }

  private Pass deleteAll(PruneKey key, List<Decision> deletions, PrunePlan plan) throws Refused {
    for (Decision doomed : deletions) {
      if (!places.free(doomed.snapshot(), key)) {
        return Pass.NO_PLACE;
      }
      if (!delete(doomed, plan)) {
        return Pass.AGAIN;
      }
    }
    return Pass.DONE;
  }

  private boolean delete(Decision doomed, PrunePlan plan) throws Refused {
    Snapshot snapshot = doomed.snapshot();
    if (plan.plan().witness().isEmpty() && !stillUnready(snapshot)) {
      return false;
    }
    if (!snapshots.delete(snapshot)) {
      return false;
    }
    places.taken(snapshot);
    String why = doomed.grounds().stream().map(Ground::text).collect(Collectors.joining(", "));
    LOG.info("Pruned snapshot {} ({})", snapshot.ref(), why);
    plan.policy().ifPresent(policy -> tell(policy, snapshot, why));
    return true;
  }

  private boolean stillUnready(Snapshot snapshot) throws Refused {
    return snapshots
        .read(snapshot.ref())
        .filter(live -> live.id().uid().equals(snapshot.id().uid()) && !live.ready())
        .isPresent();
  }

  private void tell(Policy policy, Snapshot snapshot, String why) {
    events.normal(
        new Subject(Subject.Kind.POLICY, policy.id()),
        Reason.Pruned,
        "deleted snapshot " + snapshot.name() + ": " + why);
  }
}
