package io.snapherd.cli.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads objects from texts in tests. */
public final class Texts {
  private Texts() {}

  public static Source source(byte[] bytes) {
    return new Source("text", () -> new ByteArrayInputStream(bytes));
  }

  /** All objects of a manifest. */
  public static List<KubernetesObject> read(String text) throws Refusal {
    return read(text.getBytes(UTF_8));
  }

  public static List<KubernetesObject> read(byte[] bytes) throws Refusal {
    List<KubernetesObject> objects = new ArrayList<>();
    ObjectReader.MANIFESTS.read(source(bytes), objects::add);
    return objects;
  }

  /** The only one. */
  public static KubernetesObject one(String text) throws Refusal {
    List<KubernetesObject> objects = read(text);
    if (objects.size() != 1) {
      throw new AssertionError(objects.size() + " objects in: " + text);
    }
    return objects.get(0);
  }
}
