package io.snapherd.operation;

import io.snapherd.model.Trigger;
import io.snapherd.schedule.Refusals;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Snapshots that are wanted and not made yet: since when, and how often the API refused. Lost with
 * the process, which costs no more than one try too early.
 */
public final class Attempts {

  /** One wanted snapshot. */
  record Wish(String policyUid, String claimUid, String what) {
    static Wish scheduled(String policyUid, String claimUid, Instant slot) {
      return new Wish(policyUid, claimUid, "slot " + slot);
    }

    static Wish manual(String policyUid, String claimUid, String value) {
      return new Wish(policyUid, claimUid, "now " + value);
    }

    static Wish of(String policyUid, String claimUid, Trigger trigger) {
      if (trigger instanceof Trigger.Manual manual) {
        return manual(policyUid, claimUid, manual.value());
      }
      return scheduled(policyUid, claimUid, trigger.slot());
    }
  }

  /** How it stands with a wish. */
  record Attempt(Instant since, Optional<Refusals> refusals) {}

  private final Map<Wish, Attempt> open = new ConcurrentHashMap<>();

  /** The attempt, begun now unless it was before. */
  Attempt begin(Wish wish, Instant now) {
    return open.computeIfAbsent(wish, w -> new Attempt(now, Optional.empty()));
  }

  Optional<Attempt> find(Wish wish) {
    return Optional.ofNullable(open.get(wish));
  }

  Refusals refused(Wish wish, Instant now) {
    Attempt attempt =
        open.compute(
            wish,
            (w, a) -> {
              Instant since = a == null ? now : a.since();
              Optional<Refusals> before = a == null ? Optional.empty() : a.refusals();
              return new Attempt(
                  since,
                  Optional.of(before.map(r -> r.again(now)).orElseGet(() -> Refusals.once(now))));
            });
    return attempt.refusals().orElseThrow();
  }

  /** Drops all wishes of a policy for a claim but these. */
  void keepOnly(String policyUid, String claimUid, Collection<Wish> wishes) {
    open.keySet()
        .removeIf(
            w ->
                w.policyUid().equals(policyUid)
                    && w.claimUid().equals(claimUid)
                    && !wishes.contains(w));
  }
}
