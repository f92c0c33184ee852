package io.snapherd.operation.due;

import io.snapherd.admission.Allowance;

/**
 * Whether a policy could have a snapshot of a claim, due or not.
 *
 * @param footing as far as the claim, its volume and its snapshot class go
 * @param allowance as far as the unready snapshots go that it has already
 */
public record Ability(Footing footing, Allowance allowance) {

  /** False: a slot is given up for this claim. While the caches do not tell it is not. */
  boolean possible() {
    boolean sound = footing instanceof Footing.Sound || footing instanceof Footing.Unknown;
    return sound && allowance instanceof Allowance.Allowed;
  }
}
