package io.snapherd.retention;

/** What a snapshot is good for. Every snapshot is in exactly one state. */
public enum State {
  /** A backup: it can be restored from. */
  READY,
  /** In progress, and not for longer than its policy allows. */
  PENDING,
  /** Not ready in time: no backup. */
  FAILED,
  /** Not ready, yet the storage has cut it and may still hold it: it may come back. */
  LOST,
  /** Somebody has asked for its deletion. */
  DELETING
}
