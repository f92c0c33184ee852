package io.snapherd.demo.story;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.snapherd.demo.tell.Teller;
import io.snapherd.kubernetes.resource.SnapshotPolicy;
import java.util.Map;
import java.util.stream.Stream;

/** What a user does with kubectl: annotates, and the reader sees the command. */
public record Hand(KubernetesClient client, Teller teller) {
  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
  private static final KubernetesSerialization JSON = new KubernetesSerialization();

  void annotateClaim(String name, Map<String, String> annotations) {
    show("pvc " + name, annotations);
    annotate(
        client.persistentVolumeClaims().inNamespace(Sight.NAMESPACE).withName(name), annotations);
  }

  void annotatePolicy(String name, Map<String, String> annotations) {
    show("snappol " + name, annotations);
    annotate(
        client.resources(SnapshotPolicy.class).inNamespace(Sight.NAMESPACE).withName(name),
        annotations);
  }

  private void show(String what, Map<String, String> annotations) {
    teller.command(
        Stream.concat(
                Stream.of("kubectl -n " + Sight.NAMESPACE + " annotate " + what),
                annotations.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()))
            .toArray(String[]::new));
  }

  private static void annotate(Resource<?> object, Map<String, String> annotations) {
    object.patch(MERGE, JSON.asJson(Map.of("metadata", Map.of("annotations", annotations))));
  }
}
