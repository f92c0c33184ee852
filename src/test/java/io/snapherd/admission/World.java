package io.snapherd.admission;

import static java.util.stream.Collectors.toMap;

import io.snapherd.model.ObjectRef;
import io.snapherd.model.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Policies, claims and drivers over time. Whatever the admission admits is created; the world then
 * sleeps until something happens or the plan says that asking again may help. Time has whole
 * seconds, as creation timestamps have; the caches are two seconds behind.
 */
final class World {
  static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Duration LAG = Duration.ofSeconds(2);

  /** A claim and what becomes of each of its snapshots: ready or an error after so many seconds. */
  record Volume(String name, String driver, Optional<Integer> ready, Optional<Integer> error) {
    static Volume healthy(String name, String driver, int seconds) {
      return new Volume(name, driver, Optional.of(seconds), Optional.empty());
    }

    static Volume failing(String name, String driver, int seconds) {
      return new Volume(name, driver, Optional.empty(), Optional.of(seconds));
    }

    static Volume silent(String name, String driver) {
      return new Volume(name, driver, Optional.empty(), Optional.empty());
    }

    ObjectRef ref() {
      return new ObjectRef("shop", name);
    }
  }

  /** A policy with a slot every so often since {@link #START}. */
  record Rota(String uid, Duration every, Duration readyDeadline, List<Volume> volumes) {
    Instant slot(Instant now) {
      long seconds = Duration.between(START, now).toSeconds();
      return START.plusSeconds(seconds - seconds % every.toSeconds());
    }
  }

  /** A snapshot that was created. What it holds is said here in the words of the contract. */
  record Made(Rota policy, Volume volume, Instant slot, Instant at) {
    Instant readyAt() {
      return volume.ready().map(at::plusSeconds).orElse(Instant.MAX);
    }

    Instant errorAt() {
      return volume.error().map(at::plusSeconds).orElse(Instant.MAX);
    }

    boolean holdsClaim(Instant now) {
      return now.isBefore(readyAt()) && now.isBefore(at.plus(policy.readyDeadline()));
    }

    boolean holdsPlace(Instant now) {
      return now.isBefore(readyAt())
          && now.isBefore(errorAt())
          && now.isBefore(at.plusSeconds(150));
    }

    @Override
    public String toString() {
      return volume.name() + "/" + policy.uid() + " of " + slot + " at " + at;
    }

    private String name() {
      return volume.name() + "-" + policy.uid() + "-" + slot.getEpochSecond();
    }

    private Snapshot asSeen(Instant now) {
      SnapshotSample sample =
          SnapshotSample.fresh(name(), volume.name(), at)
              .taken(policy.uid(), slot)
              .ready(!now.isBefore(readyAt()));
      return (now.isBefore(errorAt()) ? sample : sample.error("it fails")).get();
    }

    private InProgress asSent() {
      Candidate candidate =
          new Candidate(
              Turn.first(policy.uid()), volume.ref(), volume.driver(), slot, Optional.empty());
      return InProgress.sent(new ObjectRef("shop", name()), candidate, policy.readyDeadline(), at);
    }
  }

  private final Admission admission;
  private final Map<String, Rota> policies;
  private final Map<String, String> drivers;
  private final List<Made> made = new ArrayList<>();
  private Instant now = START;

  World(int limit, List<Rota> policies) {
    this.admission = new Admission(limit);
    this.policies = policies.stream().collect(toMap(Rota::uid, Function.identity()));
    this.drivers =
        policies.stream()
            .flatMap(p -> p.volumes().stream())
            .distinct()
            .collect(toMap(Volume::name, Volume::driver));
  }

  /** Everything created in that time, in that order. */
  List<Made> runFor(Duration time) {
    return run(time, this::nextEvent);
  }

  /** The same without ever sleeping longer than a second. */
  List<Made> runSleeplessFor(Duration time) {
    return run(time, plan -> now.plusSeconds(1));
  }

  private List<Made> run(Duration time, Function<Plan, Instant> wakeUp) {
    Instant end = START.plus(time);
    while (now.isBefore(end)) {
      Plan plan = admission.admit(candidates().toList(), inProgress(), now);
      plan.admitted().forEach(this::create);
      now = wakeUp.apply(plan);
    }
    return List.copyOf(made);
  }

  private void create(Candidate candidate) {
    Rota policy = policies.get(candidate.policyUid());
    policy.volumes().stream()
        .filter(v -> v.ref().equals(candidate.claim()))
        .forEach(v -> made.add(new Made(policy, v, candidate.slot(), now)));
  }

  private Instant nextEvent(Plan plan) {
    return Stream.of(
            policies.values().stream().map(p -> p.slot(now).plus(p.every())),
            made.stream().flatMap(m -> Stream.of(m.readyAt(), m.errorAt())),
            plan.askAgain().stream())
        .flatMap(at -> at)
        .filter(at -> at.isAfter(now))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private List<InProgress> inProgress() {
    Instant shown = now.minus(LAG);
    return InProgress.among(
        made.stream().filter(m -> !m.at().isAfter(shown)).map(m -> m.asSeen(now)).toList(),
        made.stream().filter(m -> m.at().isAfter(shown.minus(LAG))).map(Made::asSent).toList(),
        s -> s.claimName().map(drivers::get),
        s -> s.origin().policyUid().map(uid -> policies.get(uid).readyDeadline()));
  }

  private Stream<Candidate> candidates() {
    return policies.values().stream().flatMap(this::candidates);
  }

  private Stream<Candidate> candidates(Rota policy) {
    Instant slot = policy.slot(now);
    List<Made> own = made.stream().filter(m -> m.policy().equals(policy)).toList();
    Map<Volume, Made> newest = own.stream().collect(toMap(Made::volume, m -> m, (a, b) -> b));
    Map<String, Turn> turns =
        drivers.values().stream()
            .distinct()
            .collect(toMap(driver -> driver, driver -> turn(policy.uid(), slot, driver, own)));
    return policy.volumes().stream()
        .map(v -> candidate(v, turns.get(v.driver()), slot, Optional.ofNullable(newest.get(v))))
        .flatMap(Optional::stream);
  }

  private static Turn turn(String policyUid, Instant slot, String driver, List<Made> own) {
    Turn turn = Turn.first(policyUid);
    for (Made m : own) {
      if (m.volume().driver().equals(driver)) {
        turn = m.slot().equals(slot) ? turn.next() : new Turn(policyUid, 0, Optional.of(m.at()));
      }
    }
    return turn;
  }

  private static Optional<Candidate> candidate(
      Volume volume, Turn turn, Instant slot, Optional<Made> newest) {
    return newest.filter(m -> m.slot().equals(slot)).isPresent()
        ? Optional.empty()
        : Optional.of(
            new Candidate(turn, volume.ref(), volume.driver(), slot, newest.map(Made::at)));
  }
}
