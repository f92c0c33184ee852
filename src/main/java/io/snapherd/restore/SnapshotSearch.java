package io.snapherd.restore;

import static java.util.function.BinaryOperator.maxBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.snapherd.model.Names;
import io.snapherd.model.PolicySpec;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import io.snapherd.restore.SnapshotChoice.Chosen;
import io.snapherd.restore.SnapshotChoice.Refused;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds the snapshot that a request is about among all of a namespace. */
record SnapshotSearch(RestoreFacts facts, Origins origins) {
  /** Newest cut last; where cuts are equal, what was created later, then the greater name. */
  private static final Comparator<Chosen> BY_CUT =
      Comparator.comparing(Chosen::cut)
          .thenComparing(c -> c.snapshot().id().created())
          .thenComparing(c -> c.snapshot().name());

  private static final int LONGEST_LIST = 10;

  SnapshotChoice find(Wanted wanted) {
    if (wanted instanceof Wanted.Newest newest) {
      return newest(newest, candidates(newest.claim()));
    }
    if (wanted instanceof Wanted.Named named) {
      return named(named);
    }
    return itself((Wanted.Itself) wanted);
  }

  private SnapshotChoice newest(Wanted.Newest wanted, List<Chosen> candidates) {
    Collection<Chosen> newestOfEach = newestOfEachClaim(candidates);
    if (newestOfEach.size() > 1) {
      return severalClaims(wanted.claim(), newestOfEach);
    }
    return candidates.stream()
        .filter(c -> wanted.notAfter().map(t -> !c.cut().isAfter(t)).orElse(true))
        .max(BY_CUT)
        .<SnapshotChoice>map(c -> c)
        .orElseGet(() -> noneOldEnough(wanted, candidates));
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

  private List<Chosen> candidates(String claim) {
    return facts.snapshots().stream()
        .filter(s -> s.usable() && origins.isOf(s, claim))
        .map(this::chosen)
        .toList();
  }

  /** A snapshot of unknown origin is of another claim than every other snapshot. */
  private Collection<Chosen> newestOfEachClaim(List<Chosen> candidates) {
    return candidates.stream()
        .collect(toMap(c -> source(c.snapshot()), Function.identity(), maxBy(BY_CUT)))
        .values();
  }

  private String source(Snapshot snapshot) {
    return origins
        .uid(snapshot)
        .map(uid -> "claim uid " + uid)
        .orElseGet(() -> "claim uid unknown (" + snapshot.name() + ")");
  }

  private Optional<Snapshot> snapshot(String name) {
    return facts.snapshots().stream().filter(s -> s.name().equals(name)).findAny();
  }

  private Chosen chosen(Snapshot snapshot) {
    Duration deadline =
        snapshot
            .origin()
            .policyUid()
            .flatMap(facts::readyDeadline)
            .orElse(PolicySpec.DEFAULT_READY_DEADLINE);
    return new Chosen(snapshot, Cut.of(snapshot, deadline));
  }

  private Refused severalClaims(String claim, Collection<Chosen> newestOfEach) {
    String list =
        newestOfEach.stream()
            .sorted(BY_CUT.reversed())
            .limit(LONGEST_LIST)
            .map(c -> cutAt(c) + " (" + source(c.snapshot()) + ")")
            .collect(joining(", "));
    int more = newestOfEach.size() - LONGEST_LIST;
    return new Refused(
        Reason.InvalidRequest,
        "there are snapshots of different claims named '%s'; name one in %s: %s%s"
            .formatted(claim, Names.RESTORE_FROM, list, more > 0 ? " and " + more + " more" : ""));
  }

  private static Refused ofAnotherClaim(Wanted.Named wanted) {
    return new Refused(
        Reason.InvalidRequest,
        "snapshot '%s' is not one of claim '%s'; to restore it, annotate it with %s"
            .formatted(wanted.snapshot(), wanted.claim(), Names.RESTORE_TO));
  }

  private static Refused noneOldEnough(Wanted.Newest wanted, List<Chosen> candidates) {
    String none = "claim '" + wanted.claim() + "' has no ready snapshot";
    String oldest =
        candidates.stream().min(BY_CUT).map(c -> " that old; the oldest is " + cutAt(c)).orElse("");
    return new Refused(Reason.SnapshotNotFound, none + oldest);
  }

  private static String cutAt(Chosen chosen) {
    return "'" + chosen.snapshot().name() + "' of " + chosen.cut();
  }
}
