package io.snapherd.take;

import io.snapherd.model.Reason;
import io.snapherd.model.SnapshotClass;

/** Which VolumeSnapshotClass a snapshot is made with. */
public sealed interface ClassChoice {

  /** This one; its {@code deletionPolicy} may be Retain, which is worth a report beforehand. */
  record Chosen(SnapshotClass snapshotClass) implements ClassChoice {}

  /** None: {@code NoSnapshotClass} or {@code DriverMismatch}. */
  record Refused(Reason reason, String message) implements ClassChoice {}
}
