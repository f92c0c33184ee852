package io.snapherd.restore;

import io.snapherd.model.Names;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import io.snapherd.restore.SnapshotChoice.Chosen;
import io.snapherd.restore.SnapshotChoice.Refused;
import java.util.List;
import java.util.Optional;

/** Finds the snapshot that a request is about among all of a namespace. */
record SnapshotSearch(RestoreFacts facts, Origins origins) {

  SnapshotChoice find(Wanted wanted) {
    if (wanted instanceof Wanted.Newest newest) {
      return candidates(newest.claim()).newest(newest.notAfter());
    }
    if (wanted instanceof Wanted.Named named) {
      return named(named);
    }
    return itself((Wanted.Itself) wanted);
  }

  private Candidates candidates(String claim) {
    List<Chosen> ready =
        facts.snapshots().stream()
            .filter(s -> s.usable() && origins.isOf(s, claim))
            .map(this::chosen)
            .toList();
    return new Candidates(claim, ready, origins);
  }

  private SnapshotChoice named(Wanted.Named wanted) {
    Optional<Snapshot> found = snapshot(wanted.snapshot());
    return found
        .filter(s -> !origins.isOf(s, wanted.claim()))
        .<SnapshotChoice>map(s -> ofAnotherClaim(wanted))
        .orElseGet(() -> single(wanted.snapshot(), found));
  }

  private SnapshotChoice itself(Wanted.Itself wanted) {
    Optional<Snapshot> found =
        snapshot(wanted.snapshot()).filter(s -> s.id().uid().equals(wanted.uid()));
    return single(wanted.snapshot(), found);
  }

  /** No volume is ever provisioned from a snapshot that is being deleted. */
  private SnapshotChoice single(String name, Optional<Snapshot> found) {
    String what = found.isPresent() ? "' is being deleted" : "' does not exist";
    return found
        .filter(s -> !s.id().terminating())
        .<SnapshotChoice>map(this::chosen)
        .orElseGet(() -> new Refused(Reason.SnapshotNotFound, "snapshot '" + name + what));
  }

  private Optional<Snapshot> snapshot(String name) {
    return facts.snapshots().stream().filter(s -> s.name().equals(name)).findAny();
  }

  private Chosen chosen(Snapshot snapshot) {
    return new Chosen(
        snapshot, Cut.of(snapshot, snapshot.origin().policyUid().flatMap(facts::readyDeadline)));
  }

  private static Refused ofAnotherClaim(Wanted.Named wanted) {
    return new Refused(
        Reason.InvalidRequest,
        "snapshot '%s' is not one of claim '%s'; to restore it, annotate it with %s"
            .formatted(wanted.snapshot(), wanted.claim(), Names.RESTORE_TO));
  }
}
