package io.snapherd.retention;

import io.snapherd.model.Clocks;
import io.snapherd.model.Snapshot;
import io.snapherd.retention.Ground.Mark;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Makes one plan, in a single way through the snapshots from the newest to the oldest. */
final class Planner {
  private final List<Walk> walks;
  private final Facts facts;
  private final Ties ties;

  /** The newest Ready one that counts, from when it was met. */
  private Optional<Snapshot> newestReady = Optional.empty();

  private Optional<Snapshot> newestFailed = Optional.empty();

  Planner(List<Walk> walks, Facts facts, Ties ties) {
    this.walks = walks;
    this.facts = facts;
    this.ties = ties;
  }

  Plan plan(Collection<Snapshot> snapshots) {
    List<Decision> decisions = new ArrayList<>(snapshots.size());
    snapshots.stream()
        .map(snapshot -> Dated.of(snapshot, facts))
        .sorted(Dated.NEWEST_FIRST)
        .forEachOrdered(dated -> decisions.add(decide(dated)));
    return new Plan(decisions, newestReady);
  }

  private Decision decide(Dated dated) {
    if (dated.state() != State.DELETING && dated.snapshot().marks().hold().isPresent()) {
      return dated.keep(List.of(Mark.HOLD));
    }
    return switch (dated.state()) {
      case READY -> ready(dated);
      case FAILED -> failed(dated);
      case PENDING -> dated.leave(List.of(Mark.PENDING));
      case LOST -> dated.leave(List.of(lost(dated.snapshot())));
      case DELETING -> dated.leave(List.of(Mark.DELETING));
    };
  }

  private Ground lost(Snapshot snapshot) {
    return facts.contentNotGiven(snapshot) ? Mark.CONTENT_NOT_GIVEN : Mark.LOST;
  }

  private Decision ready(Dated dated) {
    if (ties.standing() == Standing.POLICY_GONE) {
      return dated.leave(List.of(Mark.ORPHANED));
    }
    return Clocks.isAhead(dated.time(), facts.now())
        ? dated.keep(List.of(Mark.FUTURE))
        : counting(dated);
  }

  private Decision counting(Dated dated) {
    List<Ground> wanted = new ArrayList<>();
    walks.forEach(walk -> walk.meet(dated.time()).ifPresent(wanted::add));
    wanted.addAll(ties.on(dated.snapshot()));
    if (wanted.isEmpty() && newestReady.isEmpty()) {
      wanted.add(Mark.FLOOR);
    }
    if (wanted.isEmpty() && walks.isEmpty()) {
      wanted.add(Mark.NO_RETENTION);
    }
    newestReady = newestReady.or(() -> Optional.of(dated.snapshot()));
    return conclude(dated, wanted, Mark.NO_RULE);
  }

  /** The newest failed one is evidence of what is wrong, until a newer one is Ready. */
  private Decision failed(Dated dated) {
    List<Ground> wanted = new ArrayList<>(ties.on(dated.snapshot()));
    if (newestReady.isEmpty() && newestFailed.isEmpty() && ties.standing() == Standing.LIVING) {
      wanted.add(Mark.FAILED);
    }
    newestFailed = newestFailed.or(() -> Optional.of(dated.snapshot()));
    return conclude(dated, wanted, Mark.FAILED);
  }

  private Decision conclude(Dated dated, List<Ground> wanted, Ground unwanted) {
    if (!wanted.isEmpty()) {
      return dated.keep(wanted);
    }
    List<Ground> barred = barred(dated.snapshot());
    return barred.isEmpty() ? dated.delete(unwanted) : dated.leave(barred);
  }

  private List<Ground> barred(Snapshot snapshot) {
    List<Ground> grounds = new ArrayList<>();
    if (facts.retained(snapshot)) {
      grounds.add(Mark.RETAIN);
    }
    if (snapshot.status().group()) {
      grounds.add(Mark.GROUP_MEMBER);
    }
    return grounds;
  }
}
