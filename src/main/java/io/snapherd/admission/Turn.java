package io.snapherd.admission;

import io.snapherd.model.Snapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How far a policy has come with a slot at one driver: what round-robin needs to know of the past,
 * as the admission itself remembers nothing. All candidates of that policy, slot and driver have
 * the same. Less comes first.
 *
 * <p>Snapshots are counted because times would not do: a creation timestamp has whole seconds, and
 * a quick driver makes many snapshots in one.
 *
 * @param served snapshots of this slot that exist already, in whatever state; 0 or more
 * @param previous when the policy's newest snapshot for any other slot was created. Of two policies
 *     that have come equally far, the one served longer ago goes first: else some would starve when
 *     a slot has room for fewer snapshots than there are policies
 */
public record Turn(String policyUid, int served, Optional<Instant> previous)
    implements Comparable<Turn> {
  private static final Comparator<Turn> ORDER =
      Comparator.comparingInt(Turn::served)
          .thenComparing(turn -> turn.previous().orElse(Instant.MIN))
          .thenComparing(Turn::policyUid);

  /** A policy without any snapshot at the driver. */
  public static Turn first(String policyUid) {
    return new Turn(policyUid, 0, Optional.empty());
  }

  /**
   * The turn that snapshots tell of.
   *
   * @param snapshots all of this policy at one driver, in whatever state
   */
  public static Turn of(String policyUid, Instant slot, Collection<Snapshot> snapshots) {
    Predicate<Snapshot> ofSlot = s -> s.origin().slot().filter(slot::equals).isPresent();
    return new Turn(
        policyUid,
        (int) snapshots.stream().filter(ofSlot).count(),
        snapshots.stream()
            .filter(ofSlot.negate())
            .map(s -> s.id().created())
            .max(Comparator.naturalOrder()));
  }

  /** One more is served: also for a create that the caches do not show yet. */
  public Turn next() {
    return new Turn(policyUid, served + 1, previous);
  }

  @Override
  public int compareTo(Turn other) {
    return ORDER.compare(this, other);
  }
}
