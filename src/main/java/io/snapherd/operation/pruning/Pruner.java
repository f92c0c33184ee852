package io.snapherd.operation.pruning;

import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Key.PruneKey;
import io.snapherd.operation.Refused;
import io.snapherd.operation.Snapshots;
import io.snapherd.operation.places.DeletePlaces;
import io.snapherd.retention.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Deletes what a plan says, and nothing on doubt. Whatever is not as it was decided ends the pass;
 * what the API server refuses does not, unless it cannot be asked at all.
 */
public final class Pruner {
  private static final Duration AFTER_A_CHANGE = Duration.ofMinutes(1);

  private final Snapshots snapshots;
  private final LiveChecks checks;
  private final DeletePlaces places;
  private final PruneRefusals refusals;
  private final PruneNews news;

  public Pruner(
      Snapshots snapshots,
      LiveChecks checks,
      DeletePlaces places,
      PruneRefusals refusals,
      PruneNews news) {
    this.snapshots = snapshots;
    this.checks = checks;
    this.places = places;
    this.refusals = refusals;
    this.news = news;
  }

  /**
   * One pass.
   *
   * @return when to look again for what is left to delete; absent: nothing is
   */
  Optional<Instant> prune(PruneKey key, PrunePlan plan, Instant now) {
    List<Decision> deletions = plan.plan().deletions();
    if (deletions.isEmpty()) {
      over(key, plan);
      return Optional.empty();
    }
    return refusals
        .nextTry(key)
        .filter(at -> at.isAfter(now))
        .or(() -> places.fullUntil(deletions.get(0).snapshot(), key))
        .or(() -> checkAndDelete(key, plan, now));
  }

  /** The key's object is gone, and all that was said about it. */
  void forget(PruneKey key) {
    refusals.over(key);
  }

  /** A pass is over, or there was nothing to do or nothing allowed. */
  void passed(PruneKey key, Collection<Snapshot> deletions) {
    places.passed(key, deletions);
  }

  /** Who is to be woken, because there is a place for them now. */
  List<PruneKey> next() {
    return places.next();
  }

  private void over(PruneKey key, PrunePlan plan) {
    if (refusals.over(key)) {
      news.changed(plan.policy());
    }
  }

  private Optional<Instant> checkAndDelete(PruneKey key, PrunePlan plan, Instant now) {
    try {
      return checks.sure(key, plan) ? deleteAll(key, plan, now) : changed(plan, now);
    } catch (Refused e) {
      return Optional.of(refused(key, plan, e, now));
    }
  }

  /** If it was the API server's time that changed, the policy's status has to say so. */
  private Optional<Instant> changed(PrunePlan plan, Instant now) {
    news.changed(plan.policy());
    return Optional.of(now.plus(AFTER_A_CHANGE));
  }

  private Optional<Instant> deleteAll(PruneKey key, PrunePlan plan, Instant now) {
    List<Refused> refused = new ArrayList<>();
    Optional<Instant> again = deleteAll(key, plan, refused, now);
    if (!refused.isEmpty()) {
      Instant nextTry = refused(key, plan, refused.get(0), now);
      return again.filter(nextTry::isAfter).or(() -> Optional.of(nextTry));
    }
    if (again.isEmpty()) {
      over(key, plan);
    }
    return again;
  }

  /** Goes on after a refusal, as the others may be allowed. */
  private Optional<Instant> deleteAll(
      PruneKey key, PrunePlan plan, List<Refused> refused, Instant now) {
    for (Decision doomed : plan.plan().deletions()) {
      Optional<Instant> full = places.take(doomed.snapshot(), key);
      if (full.isPresent()) {
        return full;
      }
      try {
        if (!delete(plan, doomed)) {
          return changed(plan, now);
        }
      } catch (Refused e) {
        refused.add(e);
        if (e.reason() == Reason.ApiUnavailable) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /** False: it is not as it was decided about. */
  private boolean delete(PrunePlan plan, Decision doomed) throws Refused {
    Snapshot snapshot = doomed.snapshot();
    boolean accepted = false;
    try {
      accepted = checks.mayGo(plan, snapshot) && snapshots.delete(snapshot);
    } finally {
      if (!accepted) {
        places.giveBack(snapshot.ref());
      }
    }
    if (accepted) {
      news.deleted(plan.policy(), doomed);
    }
    return accepted;
  }

  private Instant refused(PruneKey key, PrunePlan plan, Refused why, Instant now) {
    Optional<String> claim =
        plan.plan().decisions().stream()
            .flatMap(d -> d.snapshot().claimName().stream())
            .findFirst();
    Instant nextTry = refusals.refused(key, claim, why, now);
    news.refused(key, plan.policy(), why);
    return nextTry;
  }
}
