package io.snapherd.operation.pruning;

import io.snapherd.model.Policy;
import io.snapherd.model.Reason;
import io.snapherd.operation.Finding;
import io.snapherd.operation.Forgetful;
import io.snapherd.operation.Key.PruneKey;
import io.snapherd.operation.Refused;
import io.snapherd.schedule.Refusals;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the API server said when it last refused to have snapshots of a policy and a claim pruned.
 * Lost with the process, which tries again then.
 */
public final class PruneRefusals implements Forgetful {
  private record Entry(Refusals times, Finding finding) {}

  private final Map<PruneKey, Entry> byKey = new ConcurrentHashMap<>();

  /**
   * One more refusal.
   *
   * @param claim its name, if the snapshots know it
   * @return when to try again: later and later
   */
  Instant refused(PruneKey key, Optional<String> claim, Refused why, Instant now) {
    Refusals times =
        Optional.ofNullable(byKey.get(key))
            .map(e -> e.times().again(now))
            .orElseGet(() -> Refusals.once(now));
    Reason reason = why.reason();
    byKey.put(key, new Entry(times, new Finding(claim, reason, "pruning: " + why.getMessage())));
    return times.nextTry();
  }

  Optional<Instant> nextTry(PruneKey key) {
    return Optional.ofNullable(byKey.get(key)).map(e -> e.times().nextTry());
  }

  /** Nothing is refused any more; true if something was. */
  boolean over(PruneKey key) {
    return byKey.remove(key) != null;
  }

  List<Finding> of(Policy policy) {
    return byKey.entrySet().stream()
        .filter(e -> e.getKey().policyUid().equals(policy.uid()))
        .map(e -> e.getValue().finding())
        .sorted(Finding.BY_CLAIM)
        .toList();
  }

  @Override
  public void forgetAll() {
    byKey.clear();
  }
}
