package io.snapherd.schedule;

/** What became of a slot, or of a run-now, for one claim. */
public enum SlotState {
  /** Its snapshot exists. */
  SERVED,
  /** No snapshot will be taken for it any more, for whatever reason. */
  GIVEN_UP,
  /** A snapshot is still to be taken. */
  OPEN
}
