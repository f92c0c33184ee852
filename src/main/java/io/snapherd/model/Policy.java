package io.snapherd.model;

import java.util.Optional;

/**
 * A SnapshotPolicy.
 *
 * @param generation {@code metadata.generation}: counts changes of the spec
 * @param runNow the annotation {@code snapherd.io/run-now}
 */
public record Policy(
    Identity id, long generation, Optional<String> runNow, PolicySpec spec, PolicyMemory memory) {

  public ObjectRef ref() {
    return id.ref();
  }

  public String name() {
    return id.ref().name();
  }

  public String namespace() {
    return id.ref().namespace();
  }

  public String uid() {
    return id.uid();
  }

  public boolean selects(Claim claim) {
    return claim.ref().namespace().equals(namespace()) && spec.claims().selects(claim);
  }
}
