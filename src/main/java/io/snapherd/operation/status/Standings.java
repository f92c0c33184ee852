package io.snapherd.operation.status;

import io.snapherd.model.Snapshot;
import io.snapherd.model.Trigger;
import io.snapherd.operation.due.Footing;
import io.snapherd.operation.due.Outlook;
import io.snapherd.operation.due.Scene;
import io.snapherd.retention.State;
import io.snapherd.schedule.SlotState;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far a policy has come with its slots, claim by claim.
 *
 * @param failed uids of the snapshots that were not ready in time
 * @param skipped the slots given up although there could have been a snapshot
 * @param open the slots that a snapshot is still to be taken for
 * @param taken the slots that there is a snapshot of
 * @param claims uids of the selected claims
 * @param latest the newest slot that is past, unless slots are not taken at all
 */
record Standings(
    Set<String> failed,
    Set<Turn> skipped,
    Set<Turn> open,
    Set<Turn> taken,
    Set<String> claims,
    Optional<Instant> latest) {

  /** One claim's share of a slot. */
  record Turn(String claimUid, Instant slot) {}

  static Standings of(Scene scene) {
    return new Standings(
        scene.snapshots().stream()
            .filter(s -> scene.facts().stateOf(s) == State.FAILED)
            .map(s -> s.id().uid())
            .collect(Collectors.toUnmodifiableSet()),
        turns(scene.outlooks().stream().filter(Standings::possible), SlotState.GIVEN_UP),
        turns(scene.outlooks().stream(), SlotState.OPEN),
        scene.snapshots().stream()
            .flatMap(s -> taken(s).stream())
            .collect(Collectors.toUnmodifiableSet()),
        scene.outlooks().stream().map(o -> o.claim().uid()).collect(Collectors.toUnmodifiableSet()),
        scene.policy().spec().suspend()
            ? Optional.empty()
            : scene.followed().slots().latestPast(scene.now()));
  }

  /** Those given up since the other look, or overtaken by the next slot while they waited. */
  Stream<Turn> skippedSince(Standings before) {
    return Stream.concat(skipped.stream(), before.open().stream().filter(this::overtaken))
        .filter(turn -> !before.skipped().contains(turn))
        .distinct();
  }

  private boolean overtaken(Turn turn) {
    return latest.filter(turn.slot()::isBefore).isPresent()
        && claims.contains(turn.claimUid())
        && !taken.contains(turn);
  }

  private static boolean possible(Outlook outlook) {
    return outlook.ability().footing() instanceof Footing.Sound;
  }

  private static Set<Turn> turns(Stream<Outlook> outlooks, SlotState state) {
    return outlooks
        .filter(o -> o.scheduled().state() == state)
        .flatMap(o -> turn(o).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Optional<Turn> turn(Outlook outlook) {
    return outlook
        .scheduled()
        .trigger()
        .map(Trigger::slot)
        .map(slot -> new Turn(outlook.claim().uid(), slot));
  }

  private static Optional<Turn> taken(Snapshot snapshot) {
    return snapshot
        .origin()
        .claimUid()
        .flatMap(uid -> snapshot.origin().slot().map(slot -> new Turn(uid, slot)));
  }
}
