package io.snapherd.cli.plan;

import io.snapherd.cli.manifest.KubernetesObject;
import io.snapherd.cli.manifest.ObjectReader;
import io.snapherd.cli.manifest.Refusal;
import io.snapherd.cli.manifest.Source;
import io.snapherd.kubernetes.projection.JsonProjections;
import io.snapherd.model.Claim;
import io.snapherd.model.Content;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.Snapshot;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code kubectl get volumesnapshots -o json} wrote, and whatever else was asked for with it:
 * contents, claims, policies. Of what is there twice the last one counts.
 */
public final class ListedObjects implements Witness {
  private final Map<ObjectRef, Snapshot> snapshots = new LinkedHashMap<>();
  private final Map<ObjectRef, Claim> claims = new LinkedHashMap<>();
  private final Map<ObjectRef, Policy> policies = new LinkedHashMap<>();
  private final Map<String, Content> contents = new HashMap<>();

  private ListedObjects() {}

  /**
   * Reads them all.
   *
   * @throws Refusal if an object that matters cannot be read: nothing is decided on doubt
   */
  public static ListedObjects in(List<Source> sources) throws Refusal {
    ListedObjects objects = new ListedObjects();
    for (Source source : sources) {
      if (ObjectReader.LISTS.read(source, objects::take) == 0) {
        throw Refusal.no(
            source.name() + ": is empty; give what 'kubectl get volumesnapshots -o json' writes");
      }
    }
    return objects;
  }

  private void take(KubernetesObject object) throws Refusal {
    switch (object.group() + "/" + object.kind()) {
      case "snapshot.storage.k8s.io/VolumeSnapshot" -> {
        Snapshot snapshot = Projected.of(object, JsonProjections::snapshot);
        snapshots.put(snapshot.ref(), snapshot);
      }
      case "snapshot.storage.k8s.io/VolumeSnapshotContent" -> {
        Content content = Projected.of(object, JsonProjections::content);
        contents.put(content.name(), content);
      }
      case "/PersistentVolumeClaim" -> {
        Claim claim = Projected.of(object, JsonProjections::claim);
        claims.put(claim.ref(), claim);
      }
      case "snapherd.io/SnapshotPolicy" -> {
        Policy policy = Projected.of(object, JsonProjections::policy);
        policies.put(policy.ref(), policy);
      }
      default -> {} // nothing that a plan depends on
    }
  }

  /** Of claims or contents not one is listed: then they were not asked for. */
  @Override
  public Evidence of(String namespace) {
    return new Evidence(
        in(namespace, snapshots),
        Optional.of(in(namespace, claims)).filter(listed -> !listed.isEmpty()),
        Optional.of(contents).filter(listed -> !listed.isEmpty()),
        in(namespace, policies));
  }

  private static <T> List<T> in(String namespace, Map<ObjectRef, T> objects) {
    return objects.entrySet().stream()
        .filter(entry -> entry.getKey().namespace().equals(namespace))
        .map(Map.Entry::getValue)
        .toList();
  }
}
