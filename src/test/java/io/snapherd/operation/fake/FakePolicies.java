package io.snapherd.operation.fake;

import io.snapherd.model.Policy;
import io.snapherd.model.PolicyStatus;
import io.snapherd.operation.Policies;
import io.snapherd.operation.Refused;
import io.snapherd.operation.StatusWrites;
import java.util.Optional;

/** SnapshotPolicies and their status at the fake API server. */
public final class FakePolicies implements Policies, StatusWrites {
  private final FakeCluster cluster;

  public FakePolicies(FakeCluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public boolean exist(String namespace, String uid) throws Refused {
    cluster.faults().check(Faults.Call.READ, uid);
    return cluster.policies.all().stream()
        .map(StoredPolicy::policy)
        .anyMatch(p -> p.namespace().equals(namespace) && p.uid().equals(uid));
  }

  @Override
  public boolean write(Policy policy, PolicyStatus status) throws Refused {
    cluster.faults().check(Faults.Call.WRITE_STATUS, policy.name());
    Optional<StoredPolicy> stored =
        cluster.policies.get(policy.ref().toString()).filter(p -> sameVersion(p.policy(), policy));
    stored.ifPresent(p -> cluster.put(p.with(status)));
    if (stored.isPresent()) {
      cluster.written(Write.Verb.WRITE_STATUS, policy.ref());
    }
    return stored.isPresent();
  }

  private static boolean sameVersion(Policy a, Policy b) {
    return a.uid().equals(b.uid()) && a.id().resourceVersion().equals(b.id().resourceVersion());
  }
}
