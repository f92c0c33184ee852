package io.snapherd.admission;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.snapherd.admission.InProgress.Place;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Sidecar;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * What snapshots in progress hold at one instant.
 *
 * @param now that instant
 * @param claims until when each busy claim is held
 * @param places until when each taken place of a driver is held, the first to be free at the front
 */
record Holds(Instant now, Map<ObjectRef, Instant> claims, Map<String, List<Instant>> places) {

  static Holds at(Instant now, Collection<InProgress> inProgress) {
    return new Holds(
        now,
        inProgress.stream()
            .filter(p -> p.claimUntil().isAfter(now))
            .collect(
                toMap(
                    InProgress::claim,
                    InProgress::claimUntil,
                    BinaryOperator.maxBy(Comparator.naturalOrder()))),
        inProgress.stream()
            .flatMap(p -> p.place().stream())
            .filter(p -> p.until().isAfter(now))
            .sorted(Comparator.comparing(Place::until))
            .collect(groupingBy(Place::driver, mapping(Place::until, toList()))));
  }

  boolean holds(ObjectRef claim) {
    return claims.containsKey(claim);
  }

  int taken(String driver) {
    return ends(driver).size();
  }

  /** Why a candidate that is not admitted waits, where a driver has {@code limit} places. */
  Verdict waiting(Candidate candidate, int limit) {
    Instant busy = claims.get(candidate.claim());
    List<Instant> ends = ends(candidate.driver());
    if (busy != null) {
      return new Verdict.ClaimBusy(busy);
    }
    if (ends.size() >= limit) {
      return new Verdict.DriverFull(ends.get(ends.size() - limit));
    }
    return new Verdict.BehindOthers(nextPlace(ends));
  }

  /** Those who go first hold their places from now on. */
  private Instant nextPlace(List<Instant> ends) {
    Instant given = now.plus(Sidecar.PATIENCE);
    return ends.stream().findFirst().filter(given::isAfter).orElse(given);
  }

  private List<Instant> ends(String driver) {
    return places.getOrDefault(driver, List.of());
  }
}
