package io.snapherd.operation;

import io.snapherd.restore.RestoreStatus;
import java.util.Optional;

/** The annotation {@code snapherd.io/restore-status}. */
public interface RestoreStatuses {
  /** What stands on the object; absent if there is none or it cannot be read. */
  Optional<RestoreStatus> read(Optional<String> annotation);

  /**
   * Writes it on exactly this object (by uid), or removes it if absent.
   *
   * @throws Refused if the API server does not accept it
   */
  void write(Subject on, Optional<RestoreStatus> status) throws Refused;
}
