package io.snapherd.model;

/**
 * A storage size as Kubernetes writes it.
 *
 * @param quantity as it stands in the manifest, for instance {@code 1Gi}
 * @param bytes the same in bytes, never negative
 */
public record Size(String quantity, long bytes) {
  public Size atLeast(Size other) {
    return other.bytes > bytes ? other : this;
  }
}
