package io.snapherd.operation.due;

import io.snapherd.admission.Allowance;
import io.snapherd.admission.Unready;
import io.snapherd.model.Claim;
import io.snapherd.model.Policy;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Cluster;
import io.snapherd.operation.ServerFacts;
import io.snapherd.retention.Facts;
import io.snapherd.retention.State;
import io.snapherd.schedule.ClaimHistory;
import java.time.Instant;

/** Looks at a policy and a claim through the caches and says what is wanted. */
public final class Outlooks {
  private final Cluster cluster;
  private final Attempts attempts;
  private final ServerFacts facts;

  public Outlooks(Cluster cluster, Attempts attempts, ServerFacts facts) {
    this.cluster = cluster;
    this.attempts = attempts;
    this.facts = facts;
  }

  Outlook of(Followed followed, Claim claim, Instant now) {
    Policy policy = followed.policy();
    ClaimHistory history =
        ClaimHistory.of(
            policy, claim, cluster.snapshotsOf(policy.namespace(), policy.uid(), claim.uid()));
    Ability ability =
        new Ability(Footing.of(policy, claim, cluster), allowance(policy, history, now));
    Asking asking = new Asking(followed, history, ability, attempts);
    return new Outlook(followed, history, ability, asking.scheduled(now), asking.manual(now));
  }

  private Allowance allowance(Policy policy, ClaimHistory history, Instant now) {
    Facts judged = facts.of(policy.spec(), now);
    return new Unready(policy.spec())
        .check(history.snapshots(), s -> neverPruned(s, judged), judged.now());
  }

  private static boolean neverPruned(Snapshot snapshot, Facts judged) {
    return judged.stateOf(snapshot) == State.LOST || judged.retained(snapshot);
  }
}
