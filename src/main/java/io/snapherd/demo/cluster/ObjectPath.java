package io.snapherd.demo.cluster;

import io.fabric8.kubernetes.api.Pluralize;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Locale;
import java.util.Optional;

/** Where the API server has an object. */
record ObjectPath(String text) {
  static ObjectPath of(GenericKubernetesResource object) {
    String group = object.getApiVersion().contains("/") ? "/apis/" : "/api/";
    String namespace =
        Optional.ofNullable(object.getMetadata().getNamespace())
            .map(name -> "/namespaces/" + name)
            .orElse("");
    String plural = Pluralize.toPlural(object.getKind().toLowerCase(Locale.ROOT));
    return new ObjectPath(
        group
            + object.getApiVersion()
            + namespace
            + "/"
            + plural
            + "/"
            + object.getMetadata().getName());
  }
}
