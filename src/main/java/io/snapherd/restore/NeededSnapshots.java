package io.snapherd.restore;

import io.snapherd.model.Claim;
import io.snapherd.model.ClaimPhase;
import io.snapherd.model.Names;
import io.snapherd.model.Snapshot;
import io.snapherd.restore.SnapshotChoice.Chosen;
import io.snapherd.restore.Wanted.Named;
import io.snapherd.restore.Wanted.Newest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which snapshots restores still need. A request that is done needs none, wherever it stands.
 *
 * @param statuses reads {@code snapherd.io/restore-status}; absent if it cannot be read
 * @param readyDeadline of a snapshot's policy, if it is there: what cut is believed depends on it
 */
public record NeededSnapshots(
    Function<String, Optional<RestoreStatus>> statuses,
    Function<Snapshot, Optional<Duration>> readyDeadline) {

  /**
   * The names of those that are needed, at least of these.
   *
   * @param claims all of the snapshots' namespace
   */
  public Set<String> names(Collection<Claim> claims, Collection<Snapshot> snapshots, Instant now) {
    Stream<String> byClaims =
        claims.stream().flatMap(c -> Stream.concat(filling(c), asked(c, snapshots, now)));
    Stream<String> byThemselves = snapshots.stream().filter(this::asked).map(Snapshot::name);
    return Stream.concat(byClaims, byThemselves).collect(Collectors.toUnmodifiableSet());
  }

  /** The names of those alone that claims are being filled from, whatever is asked. */
  public static Set<String> filling(Collection<Claim> claims) {
    return claims.stream()
        .flatMap(NeededSnapshots::filling)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<String> filling(Claim claim) {
    return claim.phase() == ClaimPhase.PENDING ? claim.restoredFrom().stream() : Stream.of();
  }

  private Stream<String> asked(Claim claim, Collection<Snapshot> snapshots, Instant now) {
    if (!claim.annotations().containsKey(Names.RESTORE_FROM)) {
      return Stream.of();
    }
    RestoreRequest request = RestoreRequest.on(claim, now);
    Optional<RestoreStatus> status =
        answer(request, Optional.ofNullable(claim.annotations().get(Names.RESTORE_STATUS)));
    return status.filter(s -> !s.phase().open()).isPresent()
        ? Stream.of()
        : Stream.concat(
            meant(request, claim, snapshots), status.flatMap(RestoreStatus::snapshot).stream());
  }

  private boolean asked(Snapshot snapshot) {
    return snapshot.marks().restoreTo().isPresent()
        && answer(RestoreRequest.on(snapshot), snapshot.marks().restoreStatus())
            .map(s -> s.phase().open())
            .orElse(true);
  }

  /** The status that stands there, if it is this request's. */
  private Optional<RestoreStatus> answer(RestoreRequest request, Optional<String> annotation) {
    return request instanceof RestoreRequest.Asked asked
        ? annotation.flatMap(statuses).filter(s -> s.request().equals(asked.label()))
        : Optional.empty();
  }

  private Stream<String> meant(
      RestoreRequest request, Claim claim, Collection<Snapshot> snapshots) {
    if (!(request instanceof RestoreRequest.Valid valid)) {
      return Stream.of();
    }
    return valid.wanted() instanceof Named named
        ? Stream.of(named.snapshot())
        : Stream.of(valid.wanted())
            .flatMap(wanted -> wanted instanceof Newest n ? n.notAfter().stream() : Stream.of())
            .flatMap(time -> newestCut(time, claim, snapshots));
  }

  /**
   * Until somebody has looked for it: pruned before, an older one would be restored than was meant.
   * The latest needs no such care, as it always stays.
   */
  private Stream<String> newestCut(Instant notAfter, Claim claim, Collection<Snapshot> snapshots) {
    Stream<Chosen> ready =
        snapshots.stream()
            .filter(s -> s.usable() && isOf(s, claim))
            .map(s -> new Chosen(s, Cut.of(s, readyDeadline.apply(s))));
    return Candidates.newest(ready, Optional.of(notAfter)).map(c -> c.snapshot().name()).stream();
  }

  private static boolean isOf(Snapshot snapshot, Claim claim) {
    return snapshot.claimName().equals(Optional.of(claim.name()))
        || snapshot.origin().claimUid().equals(Optional.of(claim.uid()));
  }
}
