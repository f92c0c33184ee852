package io.snapherd.kubernetes.projection;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/** Objects as they stand in a manifest, read as the client reads them. */
final class Yaml {
  private static final KubernetesSerialization CLIENT = new KubernetesSerialization();

  private Yaml() {}

  static <T> T read(String yaml, Class<T> type) {
    return CLIENT.unmarshal("---\n" + yaml, type);
  }

  static String write(Object resource) {
    return CLIENT.asJson(resource);
  }
}
