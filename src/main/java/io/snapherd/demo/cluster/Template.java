package io.snapherd.demo.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A file of manifests beside the demo's classes, with holes to fill: <code>${name}</code>. */
record Template(String text) {
  static Template named(String name) {
    try (InputStream file = Template.class.getResourceAsStream("/io/snapherd/demo/" + name)) {
      return new Template(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<GenericKubernetesResource> objects(Map<String, String> values) {
    String filled = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace("${" + value.getKey() + "}", value.getValue());
    }
    return Stream.of(filled.split("(?m)^---\n", -1))
        .map(manifest -> Json.read(manifest, GenericKubernetesResource.class))
        .toList();
  }

  /** Of a file that holds one. */
  GenericKubernetesResource object(Map<String, String> values) {
    return objects(values).get(0);
  }
}
