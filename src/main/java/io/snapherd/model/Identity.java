package io.snapherd.model;

import java.time.Instant;
import java.util.Optional;

/**
 * What every Kubernetes object has: the metadata that decisions use.
 *
 * @param resourceVersion the version these facts were read at; a write decided by them carries it
 * @param created the API server's clock
 * @param deletionTimestamp set as soon as somebody has asked for the deletion
 */
public record Identity(
    ObjectRef ref,
    String uid,
    String resourceVersion,
    Instant created,
    Optional<Instant> deletionTimestamp) {

  public boolean terminating() {
    return deletionTimestamp.isPresent();
  }
}
