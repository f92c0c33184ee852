package io.snapherd.kubernetes.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.snapherd.kubernetes.projection.PolicyProjection;
import io.snapherd.kubernetes.resource.SnapshotPolicy;
import io.snapherd.model.Identity;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Changes;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CachedClusterTest {
  private final CachedCluster cluster = new CachedCluster();

  @BeforeEach
  void nobodyListens() {
    cluster.tell(
        (Changes)
            Proxy.newProxyInstance(
                Changes.class.getClassLoader(),
                new Class<?>[] {Changes.class},
                (proxy, method, arguments) -> null));
  }

  @Test
  void aPolicysSnapshotsAreThoseOfItsNamespaceWhateverOthersWriteOnTheirs() {
    put("shop", "ours");
    put("elsewhere", "forged");

    assertThat(cluster.snapshotsOf("shop", "policy-uid"))
        .extracting(Snapshot::name)
        .containsExactly("ours");
  }

  @Test
  void thePolicyOfASnapshotIsOfItsNamespace() {
    cluster.policies.put("shop/nightly", PolicyProjection.row(nightly()));
    put("shop", "ours");
    put("elsewhere", "forged");

    assertThat(cluster.snapshots())
        .filteredOn(s -> cluster.policyOf(s).isPresent())
        .extracting(Snapshot::name)
        .containsExactly("ours");
  }

  private static SnapshotPolicy nightly() {
    SnapshotPolicy policy = new SnapshotPolicy();
    policy.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace("shop")
            .withName("nightly")
            .withUid("policy-uid")
            .build());
    return policy;
  }

  @Test
  void soAreThoseOfAPolicyAndAClaim() {
    put("shop", "ours");
    put("elsewhere", "forged");

    assertThat(cluster.snapshotsOf("shop", "policy-uid", "claim-uid"))
        .extracting(Snapshot::name)
        .containsExactly("ours");
  }

  @Test
  void aPolicysNameAndAClaimsNameFindTheirSnapshotsInTheirNamespaceOnly() {
    put("shop", "ours");
    put("elsewhere", "forged");

    assertThat(cluster.snapshotsNaming(new ObjectRef("shop", "nightly")))
        .extracting(Snapshot::name)
        .containsExactly("ours");
    assertThat(cluster.snapshotsOfClaim(new ObjectRef("shop", "a")))
        .extracting(Snapshot::name)
        .containsExactly("ours");
  }

  private void put(String namespace, String name) {
    ObjectRef ref = new ObjectRef(namespace, name);
    cluster.snapshots.put(
        ref.toString(),
        new Snapshot(
            new Identity(ref, "uid-" + name, "1", Instant.EPOCH, Optional.empty()),
            Optional.of("a"),
            Optional.empty(),
            new Snapshot.Origin(
                Optional.of("nightly"),
                Optional.of("policy-uid"),
                Optional.of("claim-uid"),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty()),
            Snapshot.Marks.NONE,
            Snapshot.Status.UNKNOWN));
  }
}
