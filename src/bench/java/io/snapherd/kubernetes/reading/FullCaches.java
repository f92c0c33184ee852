package io.snapherd.kubernetes.reading;

import io.snapherd.kubernetes.projection.PolicyProjection;
import io.snapherd.model.ClaimSelection;
import io.snapherd.model.DeletionPolicy;
import io.snapherd.model.Identity;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicyMemory;
import io.snapherd.model.PolicySpec;
import io.snapherd.model.Snapshot;
import io.snapherd.model.SnapshotClass;
import io.snapherd.model.SnapshotTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Caches as the watches fill them, filled without a cluster. */
public final class FullCaches {
  private FullCaches() {}

  /**
   * Puts policies in, each in a namespace of its own, with their snapshots.
   *
   * @param snapshots by the name of their policy, which is its namespace and its uid as well
   */
  public static void fill(CachedCluster cluster, Map<String, List<Snapshot>> snapshots) {
    cluster.snapshotClasses.put(
        "class", new SnapshotClass("class", "driver", DeletionPolicy.DELETE, false));
    snapshots.forEach(
        (name, ofPolicy) -> {
          ObjectRef ref = new ObjectRef(name, name);
          cluster.policies.put(
              ref.toString(), new PolicyProjection.Row(policy(ref), Optional.empty()));
          ofPolicy.forEach(s -> cluster.snapshots.put(s.ref().toString(), s));
        });
  }

  private static Policy policy(ObjectRef ref) {
    PolicySpec spec =
        new PolicySpec(
            "@hourly",
            PolicySpec.DEFAULT_TIME_ZONE,
            false,
            Optional.empty(),
            Duration.ZERO,
            ClaimSelection.ALL,
            Optional.empty(),
            PolicySpec.DEFAULT_READY_DEADLINE,
            SnapshotTemplate.EMPTY,
            Optional.empty());
    Identity id = new Identity(ref, ref.name(), "1", Instant.EPOCH, Optional.empty());
    return new Policy(id, 1, Optional.empty(), spec, PolicyMemory.NONE);
  }
}
