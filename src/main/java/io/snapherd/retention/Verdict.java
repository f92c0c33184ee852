package io.snapherd.retention;

/** What a plan says about one snapshot. */
public enum Verdict {
  /** Something wants it. */
  KEEP,
  /** Nothing wants it and nothing forbids to delete it. */
  DELETE,
  /** Not for a retention to decide: it stays as it is, without being wanted. */
  LEAVE
}
