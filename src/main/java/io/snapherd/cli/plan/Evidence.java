package io.snapherd.cli.plan;

import io.snapherd.model.Claim;
import io.snapherd.model.Content;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.Snapshot;
import io.snapherd.retention.Contents;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a namespace.
 *
 * @param snapshots each once
 * @param claims absent: nobody could look
 * @param contents of the whole cluster, by name; absent: nobody could look
 * @param policies those that exist, as far as is known
 */
public record Evidence(
    List<Snapshot> snapshots,
    Optional<List<Claim>> claims,
    Optional<Map<String, Content>> contents,
    List<Policy> policies) {
  public Evidence {
    snapshots = List.copyOf(snapshots);
    claims = claims.map(List::copyOf);
    contents = contents.map(Map::copyOf);
    policies = List.copyOf(policies);
  }

  Contents sightings() {
    return contents
        .map(known -> Contents.all(name -> Optional.ofNullable(known.get(name))))
        .orElse(Contents.NOT_GIVEN);
  }

  Optional<Claim> claim(ObjectRef ref) {
    return claims.stream().flatMap(List::stream).filter(c -> c.ref().equals(ref)).findFirst();
  }

  Optional<Policy> policy(ObjectRef ref) {
    return policies.stream().filter(policy -> policy.ref().equals(ref)).findFirst();
  }

  Optional<Duration> readyDeadline(Snapshot snapshot) {
    return policies.stream()
        .filter(policy -> snapshot.origin().policyUid().equals(Optional.of(policy.uid())))
        .filter(policy -> snapshot.ref().namespace().equals(policy.namespace()))
        .map(policy -> policy.spec().readyDeadline())
        .findFirst();
  }
}
