package io.snapherd.operation.fake;

import io.snapherd.model.ObjectRef;
import java.time.Instant;

/** A write of the operator that the API server carried out. */
public record Write(Verb verb, ObjectRef object, Instant at) {

  /** What was written. */
  public enum Verb {
    CREATE_SNAPSHOT,
    DELETE_SNAPSHOT,
    CREATE_CLAIM,
    WRITE_STATUS,
    WRITE_RESTORE_STATUS
  }
}
