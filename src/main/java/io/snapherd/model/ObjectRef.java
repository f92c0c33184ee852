package io.snapherd.model;

import java.util.Comparator;

/** Where a namespaced object stands. Ordered by namespace, then by name. */
public record ObjectRef(String namespace, String name) implements Comparable<ObjectRef> {
  private static final Comparator<ObjectRef> ORDER =
      Comparator.comparing(ObjectRef::namespace).thenComparing(ObjectRef::name);

  @Override
  public int compareTo(ObjectRef other) {
    return ORDER.compare(this, other);
  }

  /** {@code namespace/name}, as kubectl prints it. */
  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
