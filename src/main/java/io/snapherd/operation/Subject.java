package io.snapherd.operation;

import io.snapherd.model.Identity;

/** The object that an Event or an annotation is on: the one that the user looks at. */
public record Subject(Kind kind, Identity id) {

  /** The kinds that Snapherd speaks on. */
  public enum Kind {
    POLICY,
    CLAIM,
    SNAPSHOT
  }
}
