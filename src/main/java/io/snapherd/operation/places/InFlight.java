package io.snapherd.operation.places;

import io.snapherd.admission.InProgress;
import io.snapherd.admission.Turn;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.PolicySpec;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Cluster;
import io.snapherd.operation.Drivers;
import io.snapherd.retention.Contents;
import io.snapherd.retention.Facts;
import io.snapherd.retention.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The snapshots that are being created: those that the caches show, and those that were sent and
 * are not shown yet. All times are by the API server's clock, as creation timestamps are.
 */
final class InFlight {
  private record Sent(Wait what, InProgress holds) {}

  private final Cluster cluster;
  private final Drivers drivers;
  private final Map<ObjectRef, Sent> sent = new ConcurrentHashMap<>();

  InFlight(Cluster cluster) {
    this.cluster = cluster;
    this.drivers = new Drivers(cluster);
  }

  /** A create is about to be sent: what it holds is held from now on. */
  void send(Wait wait, Instant now) {
    InProgress holds =
        InProgress.sent(
            wait.snapshot(),
            wait.candidate(Turn.first(wait.policyUid())),
            wait.readyDeadline(),
            now);
    sent.put(wait.snapshot(), new Sent(wait, holds));
  }

  /** It was refused, or the caches show it. */
  void release(ObjectRef snapshot) {
    sent.remove(snapshot);
  }

  /** What each of them holds. */
  Collection<InProgress> at(Instant now) {
    sent.values().removeIf(s -> !s.holds().claimUntil().isAfter(now));
    List<InProgress> notShown = sent.values().stream().map(Sent::holds).toList();
    return InProgress.among(shown(now), notShown, drivers::of, this::readyDeadline);
  }

  /** Broken drivers leave thousands behind that are too old to hold anything. */
  private List<Snapshot> shown(Instant now) {
    Instant oldest = now.minus(Facts.LONGEST_READY_DEADLINE);
    return cluster.unreadySnapshots().stream()
        .filter(s -> s.id().created().isAfter(oldest))
        .filter(s -> state(s, now) != State.LOST)
        .toList();
  }

  private State state(Snapshot snapshot, Instant now) {
    Duration deadline = readyDeadline(snapshot).orElse(PolicySpec.DEFAULT_READY_DEADLINE);
    return new Facts(now, deadline, Contents.all(cluster::content)).stateOf(snapshot);
  }

  private Optional<Duration> readyDeadline(Snapshot snapshot) {
    return cluster.policyOf(snapshot).map(p -> p.spec().readyDeadline());
  }

  /** How far a policy has come with a slot at a driver. */
  Turn turn(Wait like) {
    Turn turn =
        Turn.of(
            like.policyUid(),
            like.slot(),
            cluster.snapshotsOf(like.claim().namespace(), like.policyUid()).stream()
                .filter(s -> drivers.of(s).equals(Optional.of(like.driver())))
                .toList());
    return sent.values().stream()
        .map(Sent::what)
        .filter(like::inLineWith)
        .filter(w -> cluster.snapshot(w.snapshot()).isEmpty())
        .reduce(turn, (sofar, w) -> sofar.next(), (a, b) -> b);
  }

  void forgetAll() {
    sent.clear();
  }
}
