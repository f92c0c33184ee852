package io.snapherd.retention;

import io.snapherd.model.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What to do with the snapshots that one policy has of one claim.
 *
 * @param decisions every snapshot that was given, newest first
 * @param witness the newest Ready one that counts and is kept: before anything is deleted, the API
 *     server itself must say that it is still there, with the same uid, Ready and not being
 *     deleted. Absent: only failed ones are to be deleted, and each must be read from the API
 *     server first and still be unready.
 */
public record Plan(List<Decision> decisions, Optional<Snapshot> witness) {
  public Plan {
    decisions = List.copyOf(decisions);
    if (witness.isEmpty() && decisions.stream().anyMatch(Plan::deletesReady)) {
      throw new IllegalArgumentException("a Ready snapshot is deleted and no newer one is kept");
    }
  }

  private static boolean deletesReady(Decision decision) {
    return decision.verdict() == Verdict.DELETE && decision.state() == State.READY;
  }

  /** What is to be deleted, oldest first. */
  public List<Decision> deletions() {
    List<Decision> doomed = new ArrayList<>(decisions);
    doomed.removeIf(d -> d.verdict() != Verdict.DELETE);
    Collections.reverse(doomed);
    return List.copyOf(doomed);
  }
}
