package io.snapherd.operation.due;

import io.snapherd.model.Claim;
import io.snapherd.model.Policy;
import io.snapherd.model.Trigger;
import io.snapherd.operation.Cluster;
import io.snapherd.schedule.ClaimHistory;
import io.snapherd.schedule.ClaimState;
import io.snapherd.schedule.Protection;
import io.snapherd.schedule.SlotState;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one policy wants of one claim now. The same value feeds the taking and the status.
 *
 * @param history the claim with what the policy has of it
 * @param ability whether a snapshot could be taken at all
 * @param scheduled for the latest slot
 * @param manual for the run-now
 */
public record Outlook(
    Followed followed, ClaimHistory history, Ability ability, Ask scheduled, Ask manual) {

  public Policy policy() {
    return followed.policy();
  }

  public Claim claim() {
    return history.claim();
  }

  /** Whether the policy does for the claim what it promises. */
  public ClaimState state(Cluster cluster, Instant now) {
    return new Protection(policy(), followed.slots())
        .stateOf(history, claim().volume().flatMap(cluster::volume), now);
  }

  /** Everything that is asked for, given up or not. */
  Stream<Trigger> asked() {
    return Stream.of(scheduled, manual).flatMap(ask -> ask.trigger().stream());
  }

  /** The run-now, while it is still to be taken: now, or as soon as the claim is bound. */
  public Optional<Trigger> openRunNow() {
    return manual.trigger().filter(trigger -> manual.state() == SlotState.OPEN);
  }

  /** What is to be taken as soon as there is a place; nothing while the caches do not tell how. */
  Stream<Wanted> wanted() {
    return ability.footing() instanceof Footing.Sound sound
        ? Stream.of(scheduled, manual)
            .filter(ask -> ask.state() == SlotState.OPEN)
            .flatMap(ask -> ask.trigger().stream())
            .map(trigger -> new Wanted(this, sound, trigger))
        : Stream.of();
  }
}
