package io.snapherd.operation;

import io.snapherd.model.Trigger;
import io.snapherd.take.Take;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** A snapshot that can be taken as soon as there is a place for it. */
record Wanted(Outlook outlook, Footing.Sound footing, Trigger trigger) {

  Take take() {
    return new Take(outlook.policy(), outlook.claim(), trigger);
  }

  /** When the policy's newest snapshot of the claim was created, in whatever state it is. */
  Optional<Instant> newest() {
    return outlook.history().snapshots().stream()
        .map(s -> s.id().created())
        .max(Comparator.naturalOrder());
  }
}
