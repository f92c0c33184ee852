package io.snapherd.operation.places;

import io.snapherd.admission.Candidate;
import io.snapherd.admission.Turn;
import io.snapherd.model.ObjectRef;
import io.snapherd.operation.due.Wanted;
import java.time.Duration;
import java.time.Instant;

/**
 * One snapshot that waits for a place at its driver.
 *
 * @param snapshot the name that it will be created under
 */
public record Wait(Wanted wanted, ObjectRef snapshot) {

  ObjectRef claim() {
    return wanted.outlook().claim().ref();
  }

  String policyUid() {
    return wanted.outlook().policy().uid();
  }

  String driver() {
    return wanted.footing().driver();
  }

  Instant slot() {
    return wanted.trigger().slot();
  }

  Duration readyDeadline() {
    return wanted.outlook().policy().spec().readyDeadline();
  }

  boolean inLineWith(Wait other) {
    return policyUid().equals(other.policyUid())
        && driver().equals(other.driver())
        && slot().equals(other.slot());
  }

  Candidate candidate(Turn turn) {
    return new Candidate(turn, claim(), driver(), slot(), wanted.newest());
  }

  public Wait under(ObjectRef otherName) {
    return new Wait(wanted, otherName);
  }
}
