package io.snapherd.schedule;

/** Whether a policy does for a claim what it promises. */
public enum ClaimState {
  /** A Ready snapshot for the reference slot or a later one exists. */
  PROTECTED,
  /** There should be one, and there is none. */
  LATE,
  /** There cannot be one yet. */
  WAITING
}
