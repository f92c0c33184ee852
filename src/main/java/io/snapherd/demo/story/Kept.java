package io.snapherd.demo.story;

import io.snapherd.kubernetes.projection.PolicyProjection;
import io.snapherd.kubernetes.resource.SnapshotPolicy;
import io.snapherd.model.InvalidSpec;
import io.snapherd.model.Policy;
import io.snapherd.model.Snapshot;
import io.snapherd.retention.Contents;
import io.snapherd.retention.Facts;
import io.snapherd.retention.Plan;
import io.snapherd.retention.Retention;
import io.snapherd.retention.Ties;
import io.snapherd.schedule.TimeZones;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a policy's retention says about the snapshots of a claim that the cluster shows. */
record Kept(Sight sight, Instant now) {
  Plan plan(String policyName, String claim) {
    Policy policy = PolicyProjection.of(sight.policy(policyName));
    List<Snapshot> snapshots =
        sight.snapshots(policyName).stream()
            .filter(s -> s.claimName().equals(Optional.of(claim)))
            .toList();
    Facts facts =
        Facts.of(
            policy.spec(),
            now,
            Contents.all(name -> Optional.ofNullable(sight.contents().get(name))));
    return retention(policy).plan(snapshots, facts, Ties.of(policy, now));
  }

  /** {@code daily 7, weekly 4, monthly 6, Europe/Berlin}. */
  static String rules(SnapshotPolicy policy) {
    return retention(PolicyProjection.of(policy)).text();
  }

  private static Retention retention(Policy policy) {
    try {
      return Retention.of(policy.spec(), TimeZones.parse(policy.spec().timeZone()));
    } catch (InvalidSpec e) {
      throw new IllegalStateException("the demo's own policy is wrong", e);
    }
  }
}
