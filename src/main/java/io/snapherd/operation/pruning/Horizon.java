package io.snapherd.operation.pruning;

import io.snapherd.operation.due.Scene;
import io.snapherd.operation.pruning.Pruning.Hold;
import io.snapherd.schedule.ManualRun;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** When time alone may change what a status says, though no event comes. */
public record Horizon(Scene scene, PruneOutlook prunes) {

  public Optional<Instant> next() {
    return Stream.of(
            slots(),
            runNow(),
            pendingOnes().map(scene::ours),
            new PruneFindings(scene, List.of()).next().map(scene::ours),
            prunes.hold().flatMap(Hold::until).stream())
        .flatMap(times -> times)
        .filter(at -> at.isAfter(scene.now()))
        .min(Comparator.naturalOrder());
  }

  /** A slot becomes past, can be taken no longer, and becomes the reference slot. */
  private Stream<Instant> slots() {
    Collection<Duration> distances =
        Stream.concat(
                Stream.of(Duration.ZERO, readyDeadline()),
                scene.followed().slots().startingDeadline().map(d -> d.plusNanos(1)).stream())
            .toList();
    return distances.stream().flatMap(d -> slotPlus(d).stream());
  }

  /** A claim that is not bound yet is waited for no longer. */
  private Stream<Instant> runNow() {
    return scene.outlooks().stream()
        .flatMap(outlook -> outlook.openRunNow().stream())
        .map(trigger -> ManualRun.waitsUntil(trigger.slot()));
  }

  private Optional<Instant> slotPlus(Duration distance) {
    return scene.followed().slots().nextAct(scene.now().minus(distance)).map(a -> a.plus(distance));
  }

  private Stream<Instant> pendingOnes() {
    return scene.snapshots().stream()
        .filter(s -> !s.ready())
        .map(s -> s.id().created().plus(readyDeadline()));
  }

  private Duration readyDeadline() {
    return scene.policy().spec().readyDeadline();
  }
}
