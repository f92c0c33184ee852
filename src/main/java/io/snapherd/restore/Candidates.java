package io.snapherd.restore;

import static java.util.function.BinaryOperator.maxBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.snapherd.model.Names;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import io.snapherd.restore.SnapshotChoice.Chosen;
import io.snapherd.restore.SnapshotChoice.Refused;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All Ready snapshots of a claim's name, among which the newest cut is found. If claims of that
 * name came and went, none is: which of them was meant is not for us to guess.
 */
record Candidates(String claim, List<Chosen> snapshots, Origins origins) {
  /** Newest cut last; where cuts are equal, what was created later, then the greater name. */
  private static final Comparator<Chosen> BY_CUT =
      Comparator.comparing(Chosen::cut)
          .thenComparing(c -> c.snapshot().id().created())
          .thenComparing(c -> c.snapshot().name());

  private static final int LONGEST_LIST = 10;

  SnapshotChoice newest(Optional<Instant> notAfter) {
    Collection<Chosen> newestOfEach = newestOfEachClaim();
    return newestOfEach.size() > 1 ? severalClaims(newestOfEach) : newestCut(notAfter);
  }

  private SnapshotChoice newestCut(Optional<Instant> notAfter) {
    return newest(snapshots.stream(), notAfter)
        .<SnapshotChoice>map(Function.identity())
        .orElseGet(this::noneOldEnough);
  }

  /** The newest cut of these, absent if none is that old. */
  static Optional<Chosen> newest(Stream<Chosen> snapshots, Optional<Instant> notAfter) {
    return snapshots.filter(c -> notAfter.map(t -> !c.cut().isAfter(t)).orElse(true)).max(BY_CUT);
  }

  /** A snapshot of unknown origin is of another claim than every other snapshot. */
  private Collection<Chosen> newestOfEachClaim() {
    return snapshots.stream()
        .collect(toMap(c -> origin(c.snapshot()), Function.identity(), maxBy(BY_CUT)))
        .values();
  }

  private String origin(Snapshot snapshot) {
    return origins
        .uid(snapshot)
        .map(uid -> "claim uid " + uid)
        .orElseGet(() -> "claim uid unknown (" + snapshot.name() + ")");
  }

  private Refused severalClaims(Collection<Chosen> newestOfEach) {
    String list =
        newestOfEach.stream()
            .sorted(BY_CUT.reversed())
            .limit(LONGEST_LIST)
            .map(c -> cutAt(c) + " (" + origin(c.snapshot()) + ")")
            .collect(joining(", "));
    int more = newestOfEach.size() - LONGEST_LIST;
    return new Refused(
        Reason.InvalidRequest,
        "there are snapshots of different claims named '%s'; name one in %s: %s%s"
            .formatted(claim, Names.RESTORE_FROM, list, more > 0 ? " and " + more + " more" : ""));
  }

  private Refused noneOldEnough() {
    String oldest =
        snapshots.stream().min(BY_CUT).map(c -> " that old; the oldest is " + cutAt(c)).orElse("");
    return new Refused(
        Reason.SnapshotNotFound, "claim '" + claim + "' has no ready snapshot" + oldest);
  }

  private static String cutAt(Chosen chosen) {
    return "'" + chosen.snapshot().name() + "' of " + chosen.cut();
  }
}
