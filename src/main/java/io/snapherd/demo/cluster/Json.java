package io.snapherd.demo.cluster;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/** Objects as text and back. */
final class Json {
  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

  private Json() {}

  static String text(Object object) {
    return SERIALIZATION.asJson(object);
  }

  /** From JSON or YAML. */
  static <T> T read(String text, Class<T> type) {
    return SERIALIZATION.unmarshal(text, type);
  }
}
