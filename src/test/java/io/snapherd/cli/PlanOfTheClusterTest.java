package io.snapherd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanOfTheClusterTest {
  private static final String POLICY =
      "{apiVersion: snapherd.io/v1, kind: SnapshotPolicy, metadata: {name: nightly, namespace:"
          + " shop}, spec: {schedule: '@daily', claims: {}, retention: {keepLast: 1}}}";
  private static final String SNAPSHOTS =
      "/apis/snapshot.storage.k8s.io/v1/namespaces/shop/volumesnapshots";
  private static final String CONTENTS = "/apis/snapshot.storage.k8s.io/v1/volumesnapshotcontents";
  private static final String CLAIMS = "/api/v1/namespaces/shop/persistentvolumeclaims";
  private static final String POLICIES = "/apis/snapherd.io/v1/namespaces/shop/snapshotpolicies";

  @TempDir private Path directory;
  private ClusterStub cluster;

  @BeforeEach
  void start() throws IOException {
    cluster = ClusterStub.start();
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  @Test
  void itIsMadeFromWhatTheClusterHas() throws IOException {
    cluster
        .list(
            SNAPSHOTS,
            snapshot("new", 28, "p-1"),
            snapshot("old", 27, "p-1"),
            snapshot("of-another", 26, "p-0"))
        .list(CONTENTS, content("snapcontent-u-old", "Retain"))
        .list(CLAIMS)
        .list(POLICIES, living());
    Said said = plan();
    assertThat(said)
        .isEqualTo(
            new Said(
                0,
                """
                shop/nightly: last 1, Etc/UTC
                Now is Sat 2026-03-28 12:00 +00:00.
                SNAPSHOT  CLAIM  SLOT              VERDICT  REASONS
                new       data   2026-03-28 00:00  keep     last 1/1
                old       data   2026-03-27 00:00  leave    retain
                2 snapshots of 1 claim: 1 kept, 0 deleted, 1 left alone.
                1 snapshot of another policy of this name: left alone; to adopt, label with snapherd.io/policy-uid=p-1.
                """,
                ""));
  }

  @Test
  void itOnlyEverReads() throws IOException {
    cluster.list(SNAPSHOTS).list(CONTENTS).list(CLAIMS).list(POLICIES);
    plan();
    assertThat(cluster.requests())
        .containsExactlyInAnyOrder(
            "GET " + SNAPSHOTS, "GET " + CONTENTS, "GET " + CLAIMS, "GET " + POLICIES);
  }

  @Test
  void whatMayNotBeListedIsNotChecked() throws IOException {
    cluster.list(SNAPSHOTS, snapshot("new", 28, "p-1"));
    Said said = plan();
    assertThat(said.exit()).isZero();
    assertThat(said.out())
        .endsWith("Not checked: Retain, restoring, terminating claim, current slot (not given).\n");
  }

  @Test
  void whatCannotBeListedForNowIsNotTakenForForbidden() throws IOException {
    cluster.list(SNAPSHOTS, snapshot("new", 28, "p-1")).broken(CLAIMS);
    Said said = plan();
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.err())
        .startsWith("snapherd: the cluster does not list persistentvolumeclaims in shop: ");
  }

  @Test
  void aNamespaceIsLookedAtOnceForAllItsPolicies() throws IOException {
    cluster.list(SNAPSHOTS).list(CONTENTS).list(CLAIMS).list(POLICIES);
    String two = POLICY + "\n---\n" + POLICY.replace("nightly", "weekly");
    String kubeconfig = cluster.kubeconfig(directory).toString();
    assertThat(Said.given(two, "plan", "-", "--kubeconfig", kubeconfig).exit()).isZero();
    assertThat(cluster.requests()).hasSize(4);
  }

  @Test
  void contentsBelongToNoNamespaceAndAreListedOnceForAll() throws IOException {
    cluster.list(SNAPSHOTS).list(CONTENTS).list(CLAIMS).list(POLICIES);
    cluster.list(SNAPSHOTS.replace("/shop/", "/blog/"));
    String two = POLICY + "\n---\n" + POLICY.replace("namespace: shop", "namespace: blog");
    String kubeconfig = cluster.kubeconfig(directory).toString();

    assertThat(Said.given(two, "plan", "-", "--kubeconfig", kubeconfig).exit()).isZero();

    assertThat(cluster.requests()).containsOnlyOnce("GET " + CONTENTS).hasSize(7);
  }

  @Test
  void withoutSnapshotsThereIsNoPlan() throws IOException {
    Said said = plan();
    assertThat(said)
        .isEqualTo(
            new Said(
                1,
                "",
                "snapherd: the cluster does not list volumesnapshots in shop: "
                    + SNAPSHOTS
                    + " is forbidden (--kubeconfig names another one, --snapshots a file)\n"));
  }

  private Said plan() throws IOException {
    String kubeconfig = cluster.kubeconfig(directory).toString();
    return Said.given(POLICY, "plan", "-", "--kubeconfig", kubeconfig);
  }

  private static String living() {
    return """
    {"metadata": {"name": "nightly", "namespace": "shop", "uid": "p-1"},
     "spec": {"schedule": "@daily", "claims": {}, "retention": {"keepLast": 9}},
     "status": {"lastScheduleTime": "2026-03-28T00:00:00Z",
                "retention": {"observed": "last 1, Etc/UTC", "since": "2026-01-01T00:00:00Z"}}}
    """;
  }

  private static String content(String name, String deletionPolicy) {
    return """
    {"metadata": {"name": "%s"}, "spec": {"deletionPolicy": "%s", "volumeSnapshotRef": {"uid": "u-old"}}}
    """
        .formatted(name, deletionPolicy);
  }

  private static String snapshot(String name, int day, String policyUid) {
    return """
    {"metadata": {"name": "%s", "namespace": "shop", "uid": "u-%s",
      "creationTimestamp": "2026-03-%dT00:00:00Z",
      "labels": {"snapherd.io/policy": "nightly", "snapherd.io/policy-uid": "%s",
                 "snapherd.io/claim-uid": "c-1"}},
     "spec": {"source": {"persistentVolumeClaimName": "data"}},
     "status": {"readyToUse": true}}
    """
        .formatted(name, name, day, policyUid);
  }
}
