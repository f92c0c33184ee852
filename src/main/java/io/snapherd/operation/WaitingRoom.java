package io.snapherd.operation;

import io.snapherd.admission.Admission;
import io.snapherd.admission.Candidate;
import io.snapherd.admission.InProgress;
import io.snapherd.admission.Plan;
import io.snapherd.admission.Turn;
import io.snapherd.model.Content;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicySpec;
import io.snapherd.model.Snapshot;
import io.snapherd.model.SnapshotClass;
import io.snapherd.model.Volume;
import io.snapherd.retention.Contents;
import io.snapherd.retention.Facts;
import io.snapherd.retention.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who waits for a place at a driver. It remembers only who has asked, and what was sent and is not
 * in the caches yet; who may go is decided by {@link Admission} at each question. After a restart
 * everybody asks again.
 */
public final class WaitingRoom {
  private final Admission admission;
  private final Cluster cluster;
  private final Map<ObjectRef, List<Wait>> waiting = new HashMap<>();
  private final Map<ObjectRef, InProgress> sent = new HashMap<>();

  /** One due snapshot, as its claim's job says. */
  record Wait(
      Policy policy, ObjectRef claim, String driver, Instant slot, Optional<Instant> newest) {}

  /** What the room answers. */
  sealed interface Answer {
    /** Go on with this one; a place is reserved under the snapshot's name until it is shown. */
    record Go(Wait admitted) implements Answer {}

    /** Not now. */
    record Stay(Optional<Instant> askAgain) implements Answer {}
  }

  public WaitingRoom(Admission admission, Cluster cluster) {
    this.admission = admission;
    this.cluster = cluster;
  }

  /** Replaces what a claim waits for, and says which of it may be created now. */
  synchronized Answer ask(ObjectRef claim, List<Wait> waits, Instant now) {
    if (waits.isEmpty()) {
      waiting.remove(claim);
      return new Answer.Stay(Optional.empty());
    }
    waiting.put(claim, waits);
    Map<Candidate, Wait> candidates = candidates();
    Plan plan = admission.admit(candidates.keySet(), inProgress(now), now);
    return plan.admitted(claim)
        .<Answer>map(c -> new Answer.Go(candidates.get(c)))
        .orElseGet(() -> new Answer.Stay(plan.askAgain()));
  }

  /** A create is about to be sent: its place is taken from now on. */
  synchronized void reserve(ObjectRef snapshot, Wait wait, Instant now) {
    Candidate candidate = candidate(wait, turn(wait));
    sent.put(
        snapshot, InProgress.sent(snapshot, candidate, wait.policy().spec().readyDeadline(), now));
    waiting.remove(wait.claim());
  }

  /** The create was refused, or the caches show it: nothing is reserved for it any more. */
  synchronized void release(ObjectRef snapshot) {
    sent.remove(snapshot);
  }

  /** The claims that would be let in now: to be woken when a place has come free. */
  synchronized Set<ObjectRef> next(Instant now) {
    if (waiting.isEmpty()) {
      return Set.of();
    }
    return admission.admit(candidates().keySet(), inProgress(now), now).admitted().stream()
        .map(Candidate::claim)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Map<Candidate, Wait> candidates() {
    Map<List<Object>, Turn> turns = new HashMap<>();
    Map<Candidate, Wait> candidates = new HashMap<>();
    waiting.values().stream()
        .flatMap(Collection::stream)
        .forEach(
            w ->
                candidates.put(
                    candidate(
                        w,
                        turns.computeIfAbsent(
                            List.of(w.policy().uid(), w.driver(), w.slot()), k -> turn(w))),
                    w));
    return candidates;
  }

  private static Candidate candidate(Wait wait, Turn turn) {
    return new Candidate(turn, wait.claim(), wait.driver(), wait.slot(), wait.newest());
  }

  private Turn turn(Wait wait) {
    String uid = wait.policy().uid();
    return Turn.of(
        uid,
        wait.slot(),
        cluster.snapshotsOf(uid).stream()
            .filter(s -> driver(s).equals(Optional.of(wait.driver())))
            .toList());
  }

  private List<InProgress> inProgress(Instant now) {
    Contents contents = Contents.all(cluster::content);
    Map<String, PolicySpec> specs =
        cluster.policies().stream()
            .collect(Collectors.toMap(Policy::uid, Policy::spec, (a, b) -> a));
    List<Snapshot> shown =
        cluster.unreadySnapshots().stream()
            .filter(s -> state(s, specs, contents, now) != State.LOST)
            .toList();
    return InProgress.among(
        shown,
        sent.values(),
        this::driver,
        uid -> Optional.ofNullable(specs.get(uid)).map(PolicySpec::readyDeadline));
  }

  private static State state(
      Snapshot snapshot, Map<String, PolicySpec> specs, Contents contents, Instant now) {
    Duration deadline =
        snapshot
            .origin()
            .policyUid()
            .map(specs::get)
            .map(PolicySpec::readyDeadline)
            .orElse(PolicySpec.DEFAULT_READY_DEADLINE);
    return new Facts(now, deadline, contents).stateOf(snapshot);
  }

  private Optional<String> driver(Snapshot snapshot) {
    return snapshot
        .status()
        .content()
        .flatMap(cluster::content)
        .map(Content::driver)
        .or(() -> snapshot.snapshotClass().flatMap(this::classDriver))
        .or(() -> volumeDriver(snapshot));
  }

  private Optional<String> classDriver(String name) {
    return cluster.snapshotClasses().stream()
        .filter(c -> c.name().equals(name))
        .map(SnapshotClass::driver)
        .findFirst();
  }

  private Optional<String> volumeDriver(Snapshot snapshot) {
    return snapshot
        .claimName()
        .flatMap(name -> cluster.claim(new ObjectRef(snapshot.ref().namespace(), name)))
        .flatMap(claim -> claim.volume())
        .flatMap(cluster::volume)
        .flatMap(Volume::csi)
        .map(Volume.Csi::driver);
  }
}
