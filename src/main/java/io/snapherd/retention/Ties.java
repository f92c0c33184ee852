package io.snapherd.retention;

import io.snapherd.model.Clocks;
import io.snapherd.model.Dating;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicyMemory;
import io.snapherd.model.PolicyMemory.ScheduleBasis;
import io.snapherd.model.Snapshot;
import io.snapherd.retention.Ground.Mark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is going on around the snapshots of a claim, and so holds some of them whatever the rules
 * say.
 *
 * @param servedUntil slots up to this one are never taken again; absent: nobody knows, and no
 *     snapshot is kept for its slot
 * @param openRun the value of a {@code snapherd.io/run-now} that is not yet done for every claim
 * @param restoring names of the snapshots that an open restore request names, or that a Pending
 *     claim is being restored from
 */
public record Ties(
    Standing standing,
    Optional<Instant> servedUntil,
    Optional<String> openRun,
    Set<String> restoring) {
  /** Nothing is known to be going on. */
  public static final Ties NONE =
      new Ties(Standing.LIVING, Optional.empty(), Optional.empty(), Set.of());

  public Ties {
    restoring = Set.copyOf(restoring);
  }

  /**
   * What the policy itself says; the claim's standing and the restores have to be added. Where no
   * slot was served yet, none before the schedule's {@code since} can be due. A time so far in the
   * future that a clock must have been wrong says nothing.
   */
  public static Ties of(Policy policy, Instant now) {
    PolicyMemory memory = policy.memory();
    Instant servedUntil =
        Stream.of(memory.lastScheduleTime(), memory.schedule().map(ScheduleBasis::since))
            .flatMap(Optional::stream)
            .filter(time -> !Clocks.isAhead(time, now))
            .findFirst()
            .orElse(policy.id().created());
    return new Ties(
        Standing.LIVING,
        Optional.of(servedUntil),
        policy.runNow().filter(value -> !memory.lastRunNow().equals(Optional.of(value))),
        Set.of());
  }

  public Ties with(Standing changed) {
    return new Ties(changed, servedUntil, openRun, restoring);
  }

  public Ties restoring(Set<String> names) {
    return new Ties(standing, servedUntil, openRun, names);
  }

  /** Everything that wants this snapshot kept. */
  List<Ground> on(Snapshot snapshot) {
    List<Ground> grounds = new ArrayList<>();
    current(snapshot).ifPresent(grounds::add);
    restoring(snapshot).ifPresent(grounds::add);
    return grounds;
  }

  private Optional<Ground> restoring(Snapshot snapshot) {
    return restoring.contains(snapshot.name()) ? Optional.of(Mark.RESTORING) : Optional.empty();
  }

  /**
   * Whether the snapshot is what says that its slot was served: deleted too soon, the slot would be
   * taken once more. A manual one stands for its request instead, not for a slot. An unready one
   * must not hold up a claim's deletion, and no slot of that claim is taken any more.
   */
  private Optional<Ground> current(Snapshot snapshot) {
    if (standing != Standing.LIVING && !snapshot.ready()) {
      return Optional.empty();
    }
    return snapshot.origin().manual() ? currentRun(snapshot) : currentSlot(snapshot);
  }

  private Optional<Ground> currentRun(Snapshot snapshot) {
    return openRun
        .filter(value -> snapshot.origin().runNow().equals(Optional.of(value)))
        .map(value -> Mark.CURRENT_RUN);
  }

  private Optional<Ground> currentSlot(Snapshot snapshot) {
    return Dating.slot(snapshot)
        .filter(slot -> servedUntil.filter(slot::isAfter).isPresent())
        .map(slot -> Mark.CURRENT_SLOT);
  }
}
