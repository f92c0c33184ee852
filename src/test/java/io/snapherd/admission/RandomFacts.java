package io.snapherd.admission;

import io.snapherd.admission.InProgress.Place;
import io.snapherd.model.ObjectRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Facts as a seed draws them: few policies, claims, slots and times, so that everything that can
 * meet does meet. Drivers share no claim.
 */
record RandomFacts(
    Admission admission, List<Candidate> candidates, List<InProgress> inProgress, Instant now) {
  private static final Instant NOW = Instant.parse("2026-03-01T02:30:00Z");
  private static final List<String> DRIVERS = List.of("cephfs", "rbd", "nfs");

  /** Claims may be wanted by several policies at once. */
  static RandomFacts of(long seed) {
    return draw(new Random(seed), 4);
  }

  /** No claim is wanted by more than one policy. */
  static RandomFacts withoutSharedClaims(long seed) {
    return draw(new Random(seed), 1);
  }

  /**
   * What cannot be, but caches that disagree may say: turns that differ within a policy, a claim at
   * two drivers, a candidate that is there twice.
   */
  static RandomFacts contradictory(long seed) {
    Random random = new Random(seed);
    List<Candidate> candidates = new ArrayList<>();
    for (int i = random.nextInt(40); i > 0; i--) {
      candidates.add(
          candidate(
              random,
              new HashMap<>(),
              new ObjectRef("shop", "claim-" + random.nextInt(8)),
              DRIVERS.get(random.nextInt(2)),
              random.nextInt(2)));
    }
    return new RandomFacts(new Admission(1 + random.nextInt(6)), candidates, List.of(), NOW);
  }

  Plan plan() {
    return admission.admit(candidates, inProgress, now);
  }

  int limit() {
    return admission.maxInFlightPerDriver();
  }

  /** Places that are taken at {@code now}. */
  long taken(String driver) {
    return inProgress.stream()
        .flatMap(p -> p.place().stream())
        .filter(p -> p.driver().equals(driver) && now.isBefore(p.until()))
        .count();
  }

  boolean busy(ObjectRef claim) {
    return inProgress.stream()
        .anyMatch(p -> p.claim().equals(claim) && now.isBefore(p.claimUntil()));
  }

  RandomFacts at(Instant then) {
    return new RandomFacts(admission, candidates, inProgress, then);
  }

  /** The facts after one of the candidates was created and everybody knows of it. */
  RandomFacts created(Candidate candidate) {
    List<Candidate> others =
        candidates.stream()
            .filter(c -> !c.equals(candidate))
            .map(c -> afterwards(c, candidate))
            .toList();
    List<InProgress> more = new ArrayList<>(inProgress);
    more.add(
        new InProgress(
            new ObjectRef("shop", "made-of-" + candidate.claim().name()),
            candidate.claim(),
            now.plusSeconds(600),
            Optional.of(new Place(candidate.driver(), now.plusSeconds(150)))));
    return new RandomFacts(admission, others, more, now);
  }

  private static Candidate afterwards(Candidate other, Candidate created) {
    return sameLine(other, created)
        ? new Candidate(
            other.turn().next(), other.claim(), other.driver(), other.slot(), other.newest())
        : other;
  }

  static boolean sameLine(Candidate one, Candidate other) {
    return one.policyUid().equals(other.policyUid())
        && one.driver().equals(other.driver())
        && one.slot().equals(other.slot());
  }

  private static RandomFacts draw(Random random, int policiesPerClaim) {
    Map<String, Turn> turns = new HashMap<>();
    List<Candidate> candidates = new ArrayList<>();
    List<InProgress> inProgress = new ArrayList<>();
    for (int i = random.nextInt(30); i > 0; i--) {
      String driver = DRIVERS.get(random.nextInt(DRIVERS.size()));
      ObjectRef claim = new ObjectRef("shop", driver + "-" + i);
      for (int j = random.nextInt(policiesPerClaim + 1); j > 0; j--) {
        candidates.add(
            candidate(random, turns, claim, driver, policiesPerClaim == 1 ? random.nextInt(4) : j));
      }
      if (random.nextInt(4) == 0) {
        inProgress.add(inProgress(random, claim, driver, inProgress.size()));
      }
    }
    return new RandomFacts(
        new Admission(1 + random.nextInt(6)),
        List.copyOf(candidates),
        List.copyOf(inProgress),
        NOW);
  }

  private static Candidate candidate(
      Random random, Map<String, Turn> turns, ObjectRef claim, String driver, int policy) {
    Instant slot = NOW.minusSeconds(60L * random.nextInt(3));
    String uid = "policy-" + policy;
    Turn turn =
        turns.computeIfAbsent(
            uid + driver + slot, k -> new Turn(uid, random.nextInt(3), moment(random)));
    return new Candidate(turn, claim, driver, slot, moment(random));
  }

  private static Optional<Instant> moment(Random random) {
    return Optional.of(random.nextInt(4)).filter(n -> n > 0).map(n -> NOW.minusSeconds(100L * n));
  }

  private static InProgress inProgress(Random random, ObjectRef claim, String driver, int n) {
    Optional<Place> place =
        Optional.of(new Place(driver, NOW.plusSeconds(random.nextInt(20) - 5)))
            .filter(p -> random.nextInt(4) > 0);
    return new InProgress(
        new ObjectRef("shop", "snapshot-" + n),
        claim,
        NOW.plusSeconds(random.nextInt(40) - 10),
        place);
  }
}
