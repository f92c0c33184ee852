package io.snapherd.operation.status;

import io.snapherd.model.PolicyMemory;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.due.Ask;
import io.snapherd.operation.due.Outlook;
import io.snapherd.operation.due.Scene;
import io.snapherd.schedule.SlotState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * For people: what a policy is done with as soon as its status remembers {@code next}.
 *
 * @param next the memory that is about to be written
 */
record Done(Scene scene, PolicyMemory next) {

  List<String> sentences() {
    return Stream.of(slot(), runNow()).flatMap(Optional::stream).toList();
  }

  /** Of a slot that the next one has overtaken there is nothing to tell but problems. */
  private Optional<String> slot() {
    return scene
        .followed()
        .slots()
        .latestPast(scene.now())
        .filter(slot -> next.lastScheduleTime().equals(Optional.of(slot)))
        .filter(slot -> !before().lastScheduleTime().equals(Optional.of(slot)))
        .filter(slot -> !scene.outlooks().isEmpty())
        .map(slot -> "slot " + slot + " is done: " + served(Outlook::scheduled));
  }

  private Optional<String> runNow() {
    return next.lastRunNow()
        .filter(value -> !before().lastRunNow().equals(Optional.of(value)))
        .map(
            value ->
                hasRunBefore(value)
                    ? "run-now '%s' has run already: %s; for new ones set another value"
                        .formatted(value, served(Outlook::manual))
                    : "run-now '%s' is done: %s".formatted(value, served(Outlook::manual)));
  }

  /** There are newer snapshots of the run-now that was done last. */
  private boolean hasRunBefore(String value) {
    Optional<Instant> newest = newest(value);
    return before()
        .lastRunNow()
        .flatMap(this::newest)
        .filter(last -> newest.filter(last::isAfter).isPresent())
        .isPresent();
  }

  private Optional<Instant> newest(String runNow) {
    return scene.snapshots().stream()
        .filter(s -> s.origin().runNow().equals(Optional.of(runNow)))
        .map((Snapshot s) -> s.id().created())
        .max(Comparator.naturalOrder());
  }

  private String served(Function<Outlook, Ask> ask) {
    long served =
        scene.outlooks().stream().filter(o -> ask.apply(o).state() == SlotState.SERVED).count();
    return "there is a snapshot of %d of %d claims".formatted(served, scene.outlooks().size());
  }

  private PolicyMemory before() {
    return scene.policy().memory();
  }
}
