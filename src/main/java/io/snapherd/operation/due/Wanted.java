package io.snapherd.operation.due;

import io.snapherd.model.Trigger;
import io.snapherd.take.Take;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** A snapshot that can be taken as soon as there is a place for it. */
public record Wanted(Outlook outlook, Footing.Sound footing, Trigger trigger) {

  public Take take() {
    return new Take(outlook.policy(), outlook.claim(), trigger);
  }

  /** When the policy's newest snapshot of the claim was created, in whatever state it is. */
  public Optional<Instant> newest() {
    return outlook.history().snapshots().stream()
        .map(s -> s.id().created())
        .max(Comparator.naturalOrder());
  }
}
