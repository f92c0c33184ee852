package io.snapherd.latency;

/** How far a phase has come. */
public enum Stage {
  BEFORE,
  UNDER_WAY,
  OVER
}
