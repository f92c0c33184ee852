package io.snapherd.operation.due;

import io.snapherd.model.InvalidSpec;
import io.snapherd.model.Policy;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Cluster;
import io.snapherd.operation.ServerFacts;
import io.snapherd.retention.Facts;
import java.time.Instant;
import java.util.Collection;

/** Looks at a policy with everything that belongs to it. */
public final class Scenes {
  private final Cluster cluster;
  private final Selections selections;
  private final ServerFacts facts;

  public Scenes(Cluster cluster, Selections selections, ServerFacts facts) {
    this.cluster = cluster;
    this.selections = selections;
    this.facts = facts;
  }

  /**
   * All there is to see of it.
   *
   * @throws InvalidSpec if the policy cannot be followed: then its parts can still be looked at
   */
  public Scene of(Policy policy, Instant now) throws InvalidSpec {
    return of(selections.follow(policy, now), now);
  }

  /**
   * As {@link #of}, for those who only look on: nothing is remembered of it.
   *
   * @throws InvalidSpec if the policy cannot be followed
   */
  public Scene seen(Policy policy, Instant now) throws InvalidSpec {
    return of(selections.followed(policy, now), now);
  }

  private Scene of(Followed followed, Instant now) {
    Policy policy = followed.policy();
    return new Scene(
        followed, selections.of(followed, now), snapshots(policy), facts(policy, now), now);
  }

  /** The policy with the memory it has or is about to get. */
  public Policy settled(Policy policy, Instant now) {
    return selections.settle(policy, now);
  }

  public Collection<Snapshot> snapshots(Policy policy) {
    return cluster.snapshotsOf(policy.namespace(), policy.uid());
  }

  public Facts facts(Policy policy, Instant now) {
    return facts.of(policy.spec(), now);
  }

  public int selected(Policy policy) {
    return (int) selections.claims(policy).count();
  }
}
