package io.snapherd.cli.manifest;

/** Takes the objects of a file, one after the other. */
@FunctionalInterface
public interface Sink {
  /**
   * Takes the next one.
   *
   * @throws Refusal to end the reading
   */
  void take(KubernetesObject object) throws Refusal;
}
