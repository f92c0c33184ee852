package io.snapherd.cli.plan;

import io.snapherd.model.Claim;
import io.snapherd.model.Names;
import io.snapherd.model.Snapshot;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which snapshots a restore needs. */
final class Restoring {
  private Restoring() {}

  /** Those that a request names, or that a claim which is not bound yet is being filled from. */
  static Set<String> names(Evidence evidence) {
    List<Claim> claims = evidence.claims().stream().flatMap(Collection::stream).toList();
    Stream<String> sources =
        claims.stream().filter(claim -> !claim.bound()).flatMap(c -> c.restoredFrom().stream());
    Stream<String> named =
        claims.stream()
            .flatMap(c -> Optional.ofNullable(c.annotations().get(Names.RESTORE_FROM)).stream());
    Stream<String> annotated =
        evidence.snapshots().stream()
            .filter(snapshot -> snapshot.marks().restoreTo().isPresent())
            .map(Snapshot::name);
    return Stream.of(sources, named, annotated)
        .flatMap(names -> names)
        .collect(Collectors.toUnmodifiableSet());
  }
}
