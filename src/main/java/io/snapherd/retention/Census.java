package io.snapherd.retention;

import io.snapherd.model.Snapshot;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * {@code status.snapshots}: how many snapshots are in each state.
 *
 * @param held those with {@code snapherd.io/hold} that are not being deleted; each is also counted
 *     by its state
 */
public record Census(int ready, int pending, int failed, int lost, int deleting, int held) {

  /** Counts the snapshots of any number of claims. */
  public static Census of(Collection<Snapshot> snapshots, Facts facts) {
    Map<State, Integer> counts = new EnumMap<>(State.class);
    snapshots.forEach(s -> counts.merge(facts.stateOf(s), 1, Integer::sum));
    return new Census(
        counts.getOrDefault(State.READY, 0),
        counts.getOrDefault(State.PENDING, 0),
        counts.getOrDefault(State.FAILED, 0),
        counts.getOrDefault(State.LOST, 0),
        counts.getOrDefault(State.DELETING, 0),
        (int) snapshots.stream().filter(Census::held).count());
  }

  private static boolean held(Snapshot snapshot) {
    return snapshot.marks().hold().isPresent() && !snapshot.id().terminating();
  }
}
