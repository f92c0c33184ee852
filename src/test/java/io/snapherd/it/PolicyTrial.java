package io.snapherd.it;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Asks an API server what it makes of SnapshotPolicies, without leaving any behind. */
record PolicyTrial(KubernetesClient client, String namespace) {
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  /** A spec in YAML on top of what every policy needs. */
  static Map<String, Object> spec(String fields) {
    Map<String, Object> spec = new HashMap<>(map("schedule: 30 2 * * *\nclaims: {}"));
    spec.putAll(map(fields));
    return spec;
  }

  private static Map<String, Object> map(String yaml) {
    return YAML.<GenericKubernetesResource>unmarshal(
            "---\n" + yaml, GenericKubernetesResource.class)
        .getAdditionalProperties();
  }

  /** Why the API server refuses it; empty: it does not. */
  Optional<String> refusal(String name, Object spec) {
    try {
      policy(name, spec).dryRun().create();
      return Optional.empty();
    } catch (KubernetesClientException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** As the API server would store it. */
  GenericKubernetesResource stored(Object spec) {
    return policy("stored", spec).dryRun().create();
  }

  private Resource<GenericKubernetesResource> policy(String name, Object spec) {
    GenericKubernetesResource policy = new GenericKubernetesResource();
    policy.setApiVersion("snapherd.io/v1");
    policy.setKind("SnapshotPolicy");
    policy.setMetadata(new ObjectMetaBuilder().withName(name).withNamespace(namespace).build());
    policy.setAdditionalProperty("spec", spec);
    return client.resource(policy);
  }
}
