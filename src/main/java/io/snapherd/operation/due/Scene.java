package io.snapherd.operation.due;

import io.snapherd.model.Policy;
import io.snapherd.model.Snapshot;
import io.snapherd.retention.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Everything that is seen of a policy at one moment.
 *
 * @param outlooks one for each claim that it selects
 * @param snapshots all that carry the policy's uid, whatever became of their claims
 * @param facts what they are judged by; its time is the API server's
 * @param now by our clock
 */
public record Scene(
    Followed followed,
    List<Outlook> outlooks,
    Collection<Snapshot> snapshots,
    Facts facts,
    Instant now) {

  public Policy policy() {
    return followed.policy();
  }

  /** A time of the API server's by our clock. */
  public Instant ours(Instant theirs) {
    return theirs.plus(Duration.between(facts.now(), now));
  }

  /** The snapshots by the uid of their claim; those without one are in none. */
  public Map<String, List<Snapshot>> byClaim() {
    return snapshots.stream()
        .filter(s -> s.origin().claimUid().isPresent())
        .collect(
            Collectors.groupingBy(
                s -> s.origin().claimUid().orElseThrow(), TreeMap::new, Collectors.toList()));
  }
}
