package io.snapherd.operation;

import io.snapherd.model.ObjectRef;
import io.snapherd.model.Snapshot;
import io.snapherd.take.NewSnapshot;
import java.util.Optional;

/** Writes and live reads of VolumeSnapshots. */
public interface Snapshots {
  /**
   * Creates the snapshot.
   *
   * @return what the API server made of it; absent: an object of that name exists already, which
   *     may be ours, since a create can be sent twice
   * @throws Refused if it was not created
   */
  Optional<Snapshot> create(NewSnapshot snapshot) throws Refused;

  /**
   * Asks for the deletion of exactly the version that was decided about.
   *
   * @return false if it has changed since or is gone: decide again
   * @throws Refused if the API server does not accept it
   */
  boolean delete(Snapshot snapshot) throws Refused;

  /**
   * Reads one from the API server itself, past all caches.
   *
   * @throws Refused if it could not be read, which says nothing about whether it exists
   */
  Optional<Snapshot> read(ObjectRef ref) throws Refused;
}
