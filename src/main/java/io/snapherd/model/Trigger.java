package io.snapherd.model;

import java.time.Instant;

/** Why a snapshot is taken. */
public sealed interface Trigger {
  /** The instant that the snapshot stands for. */
  Instant slot();

  /** A slot of the policy's schedule. */
  record Scheduled(Instant slot) implements Trigger {}

  /**
   * A user's {@code snapherd.io/run-now}.
   *
   * @param value the annotation's value: the request's identity
   * @param slot when the request was acted on
   */
  record Manual(String value, Instant slot) implements Trigger {}
}
