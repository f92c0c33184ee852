package io.snapherd.restore;

import java.time.Instant;

/** Which snapshot a restore request is about. */
public sealed interface Wanted {

  /** {@code restore-from=latest} on a claim: the newest cut. */
  record Latest(String claim) implements Wanted {}

  /** {@code restore-from=<RFC 3339 time>} on a claim: the newest cut not after {@code time}. */
  record AsOf(String claim, Instant time) implements Wanted {}

  /** {@code restore-from=<name>} on a claim. */
  record Named(String claim, String snapshot) implements Wanted {}

  /** {@code restore-to} on a snapshot: that one. */
  record Itself(String snapshot, String uid) implements Wanted {}
}
