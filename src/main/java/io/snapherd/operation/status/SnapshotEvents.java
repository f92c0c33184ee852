package io.snapherd.operation.status;

import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Events;
import io.snapherd.operation.Forgetful;
import io.snapherd.operation.Subject;
import io.snapherd.operation.Subject.Kind;
import io.snapherd.operation.due.Scene;
import io.snapherd.retention.Facts;
import io.snapherd.retention.State;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells on each snapshot what has become of it: Ready, failed or lost, once, when it is seen to
 * happen. A new process knows of no change before its first look, so that a restart tells nothing
 * again; what is wrong then is among the policy's problems all the same.
 */
public final class SnapshotEvents implements Forgetful {
  private final Events events;
  private final Map<ObjectRef, Map<String, State>> seen = new ConcurrentHashMap<>();

  public SnapshotEvents(Events events) {
    this.events = events;
  }

  void tell(Scene scene) {
    Optional<Map<String, State>> known = Optional.ofNullable(seen.get(scene.policy().ref()));
    Map<String, State> states = new HashMap<>();
    for (Snapshot snapshot : scene.snapshots()) {
      State now = scene.facts().stateOf(snapshot);
      states.put(snapshot.id().uid(), now);
      known
          .map(before -> before.getOrDefault(snapshot.id().uid(), first(snapshot, scene.facts())))
          .filter(before -> before != now)
          .ifPresent(before -> tell(scene, snapshot, now));
    }
    seen.put(scene.policy().ref(), states);
  }

  void forget(ObjectRef policy) {
    seen.remove(policy);
  }

  /** One that is new to us was pending if it is new at all, and was not adopted. */
  private static State first(Snapshot snapshot, Facts facts) {
    Duration age = Duration.between(snapshot.id().created(), facts.now());
    boolean taken = snapshot.origin().slot().isPresent();
    return taken && age.compareTo(facts.readyDeadline()) < 0
        ? State.PENDING
        : facts.stateOf(snapshot);
  }

  private void tell(Scene scene, Snapshot snapshot, State now) {
    Subject on = new Subject(Kind.SNAPSHOT, snapshot.id());
    String whose = whose(scene.policy(), snapshot);
    switch (now) {
      case READY -> events.normal(on, Reason.SnapshotReady, "ready: " + whose);
      case FAILED ->
          events.warning(
              on,
              Reason.SnapshotFailed,
              SnapshotFindings.failure(snapshot, scene.facts()) + "; " + whose);
      case LOST -> events.warning(on, Reason.SnapshotLost, "not ready any more: " + whose);
      case PENDING, DELETING -> {}
    }
  }

  private static String whose(Policy policy, Snapshot snapshot) {
    return "taken of claim "
        + snapshot.claimName().orElse("unknown")
        + " by policy "
        + policy.name();
  }

  @Override
  public void forgetAll() {
    seen.clear();
  }
}
