package io.snapherd.admission;

import io.snapherd.model.ObjectRef;
import io.snapherd.model.Sidecar;
import io.snapherd.model.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A snapshot that is being made now, of Snapherd or not: what it holds, and for how long at most.
 *
 * <p>The claim is told by its name, not by its uid: that is what the snapshot controller goes by, a
 * foreign snapshot knows no more, and nobody can edit it.
 *
 * @param claimUntil from this instant on the claim is free again
 * @param place its place at the driver; absent where none is known, and once it shows an error
 */
public record InProgress(
    ObjectRef snapshot, ObjectRef claim, Instant claimUntil, Optional<Place> place) {

  /** A place at a driver, free again from {@code until} on. */
  public record Place(String driver, Instant until) {}

  /** A create that is about to be sent, or was and is not refused. */
  public static InProgress sent(
      ObjectRef snapshot, Candidate candidate, Duration readyDeadline, Instant now) {
    return new InProgress(
        snapshot,
        candidate.claim(),
        now.plus(readyDeadline),
        Optional.of(new Place(candidate.driver(), now.plus(Sidecar.PATIENCE))));
  }

  /**
   * Those in progress among all snapshots: not Ready and of a claim. One being deleted is in
   * progress until it is gone, as the CSI sidecar goes on creating. Lost ones are not being made
   * and are to be left out.
   *
   * @param sent creates that {@code shown} may not show yet; read before {@code shown}, so that
   *     none is missed in between. One that is shown counts as it is shown
   * @param driver of a snapshot's class, or of its claim's volume
   * @param readyDeadline of the policy that a snapshot is of; absent if there is none
   */
  public static List<InProgress> among(
      Collection<Snapshot> shown,
      Collection<InProgress> sent,
      Function<Snapshot, Optional<String>> driver,
      Function<Snapshot, Optional<Duration>> readyDeadline) {
    Map<ObjectRef, InProgress> all = new LinkedHashMap<>();
    sent.forEach(s -> all.put(s.snapshot(), s));
    shown.forEach(s -> all.remove(s.ref()));
    shown.stream()
        .filter(s -> !s.ready())
        .flatMap(s -> of(s, driver, readyDeadline).stream())
        .forEach(p -> all.put(p.snapshot(), p));
    return List.copyOf(all.values());
  }

  private static Optional<InProgress> of(
      Snapshot snapshot,
      Function<Snapshot, Optional<String>> driver,
      Function<Snapshot, Optional<Duration>> readyDeadline) {
    Instant since = snapshot.id().created();
    Duration hold = readyDeadline.apply(snapshot).orElse(Sidecar.PATIENCE);
    Optional<Place> place =
        driver
            .apply(snapshot)
            .filter(d -> snapshot.status().error().isEmpty())
            .map(d -> new Place(d, since.plus(Sidecar.PATIENCE)));
    return snapshot
        .claimName()
        .map(name -> new ObjectRef(snapshot.ref().namespace(), name))
        .map(claim -> new InProgress(snapshot.ref(), claim, since.plus(hold), place));
  }
}
