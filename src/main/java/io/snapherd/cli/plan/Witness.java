package io.snapherd.cli.plan;

import io.snapherd.cli.manifest.Refusal;

/** Who knows a cluster. */
@FunctionalInterface
public interface Witness extends AutoCloseable {
  /**
   * What it knows of a namespace.
   *
   * @throws Refusal if nothing can be said about this namespace
   */
  Evidence of(String namespace) throws Refusal;

  /** Is not asked any more. */
  @Override
  default void close() {}
}
