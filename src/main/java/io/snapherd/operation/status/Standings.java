package io.snapherd.operation.status;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.snapherd.model.Trigger;
import io.snapherd.operation.due.Footing;
import io.snapherd.operation.due.Outlook;
import io.snapherd.operation.due.Scene;
import io.snapherd.retention.State;
import io.snapherd.schedule.SlotState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far a policy has come with its slots, for the next look to be compared with.
 *
 * @param failed uids of the snapshots that were not ready in time
 * @param skipped by the uids of claims: the slot given up although there could have been a snapshot
 * @param open by the uids of claims: the slot that a snapshot is still to be taken for
 */
record Standings(Set<String> failed, Map<String, Instant> skipped, Map<String, Instant> open) {

  static Standings of(Scene scene) {
    return new Standings(
        scene.snapshots().stream()
            .filter(s -> scene.facts().stateOf(s) == State.FAILED)
            .map(s -> s.id().uid())
            .collect(Collectors.toUnmodifiableSet()),
        slots(scene.outlooks().stream().filter(Standings::possible), SlotState.GIVEN_UP),
        slots(scene.outlooks().stream(), SlotState.OPEN));
  }

  private static boolean possible(Outlook outlook) {
    return outlook.ability().footing() instanceof Footing.Sound;
  }

  private static Map<String, Instant> slots(Stream<Outlook> outlooks, SlotState state) {
    return outlooks
        .filter(o -> o.scheduled().state() == state && o.scheduled().trigger().isPresent())
        .collect(
            toUnmodifiableMap(
                o -> o.claim().uid(),
                o -> o.scheduled().trigger().map(Trigger::slot).orElseThrow()));
  }

  /** How many snapshots failed since the other look. */
  long failedSince(Standings before) {
    return failed.stream().filter(uid -> !before.failed().contains(uid)).count();
  }

  /** How often a claim's slot was given up since, or overtaken by the next while it waited. */
  long skippedSince(Standings before, Scene scene) {
    long givenUp =
        skipped.entrySet().stream().filter(e -> !before.skipped().entrySet().contains(e)).count();
    return givenUp + before.overtaken(scene);
  }

  private long overtaken(Scene scene) {
    Optional<Instant> latest = latest(scene);
    return scene.outlooks().stream()
        .filter(
            outlook ->
                Optional.ofNullable(open.get(outlook.claim().uid()))
                    .filter(slot -> latest.filter(slot::isBefore).isPresent())
                    .filter(slot -> !taken(outlook, slot))
                    .isPresent())
        .count();
  }

  /** The newest slot that is past, unless slots are not taken at all. */
  private static Optional<Instant> latest(Scene scene) {
    return scene.policy().spec().suspend()
        ? Optional.empty()
        : scene.followed().slots().latestPast(scene.now());
  }

  private static boolean taken(Outlook outlook, Instant slot) {
    return outlook.history().snapshots().stream()
        .anyMatch(s -> s.origin().slot().equals(Optional.of(slot)));
  }
}
