package io.snapherd.demo.story;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.snapherd.kubernetes.projection.SnapshotProjection;
import io.snapherd.kubernetes.resource.VolumeSnapshot;
import io.snapherd.model.Snapshot;

/** Objects as the cluster shows them. */
final class Manifests {
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  private Manifests() {}

  static <T> T read(Class<T> type, String yaml) {
    return YAML.unmarshal(yaml, type);
  }

  static Snapshot snapshot(String claim, String policy, String status) {
    return SnapshotProjection.of(
        read(
            VolumeSnapshot.class,
            """
            apiVersion: snapshot.storage.k8s.io/v1
            kind: VolumeSnapshot
            metadata:
              name: %1$s-%2$s
              namespace: shop
              creationTimestamp: "2026-11-24T12:00:00Z"
              labels: {snapherd.io/policy: %2$s, snapherd.io/claim-uid: %1$s}
            spec: {source: {persistentVolumeClaimName: %1$s}}
            status: %3$s
            """
                .formatted(claim, policy, status)));
  }
}
