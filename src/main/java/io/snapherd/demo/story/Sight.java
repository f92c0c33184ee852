package io.snapherd.demo.story;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.snapherd.kubernetes.projection.SnapshotProjection;
import io.snapherd.kubernetes.projection.SnapshotStorageProjections;
import io.snapherd.kubernetes.resource.SnapshotPolicy;
import io.snapherd.kubernetes.resource.VolumeSnapshot;
import io.snapherd.kubernetes.resource.VolumeSnapshotContent;
import io.snapherd.model.Content;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the cluster shows to anybody who asks it, in the demo's namespace. */
public record Sight(KubernetesClient client) {
  public static final String NAMESPACE = "shop";

  Collection<PersistentVolumeClaim> claims() {
    return client.persistentVolumeClaims().inNamespace(NAMESPACE).list().getItems();
  }

  Optional<PersistentVolumeClaim> claim(String name) {
    return Optional.ofNullable(
        client.persistentVolumeClaims().inNamespace(NAMESPACE).withName(name).get());
  }

  Collection<SnapshotPolicy> policies() {
    return client.resources(SnapshotPolicy.class).inNamespace(NAMESPACE).list().getItems();
  }

  SnapshotPolicy policy(String name) {
    return client.resources(SnapshotPolicy.class).inNamespace(NAMESPACE).withName(name).require();
  }

  List<Snapshot> snapshots() {
    return client.resources(VolumeSnapshot.class).inNamespace(NAMESPACE).list().getItems().stream()
        .map(SnapshotProjection::of)
        .toList();
  }

  List<Snapshot> snapshots(String policy) {
    return snapshots().stream()
        .filter(s -> s.origin().policyName().equals(Optional.of(policy)))
        .toList();
  }

  Map<String, Content> contents() {
    return client.resources(VolumeSnapshotContent.class).list().getItems().stream()
        .map(SnapshotStorageProjections::content)
        .collect(Collectors.toMap(Content::name, Function.identity()));
  }

  /** Of one reason, about one object. */
  List<Event> events(Reason reason, String about) {
    return client.v1().events().inNamespace(NAMESPACE).list().getItems().stream()
        .filter(e -> reason.name().equals(e.getReason()))
        .filter(e -> about.equals(e.getInvolvedObject().getName()))
        .toList();
  }
}
