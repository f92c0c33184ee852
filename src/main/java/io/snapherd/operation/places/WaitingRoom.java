package io.snapherd.operation.places;

import io.snapherd.admission.Admission;
import io.snapherd.admission.Candidate;
import io.snapherd.admission.InProgress;
import io.snapherd.admission.Plan;
import io.snapherd.admission.Turn;
import io.snapherd.admission.Verdict;
import io.snapherd.model.ObjectRef;
import io.snapherd.operation.ClockDifference;
import io.snapherd.operation.Cluster;
import io.snapherd.operation.Forgetful;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Who waits for a place at a driver. It remembers only who has asked, and what was sent and is not
 * in the caches yet; who may go is decided by {@link Admission} at each question. After a restart
 * everybody asks again.
 */
public final class WaitingRoom implements Forgetful {
  private final Admission admission;
  private final InFlight inFlight;
  private final ClockDifference clocks;
  private final Map<ObjectRef, List<Wait>> waiting = new ConcurrentHashMap<>();

  /** What the room answers. */
  public sealed interface Answer {
    /** Go on with this one: its place is taken from now on, until it is released or shown. */
    record Go(Wait admitted) implements Answer {}

    /** Not now. */
    record Stay(Optional<Instant> askAgain) implements Answer {}
  }

  public WaitingRoom(Admission admission, Cluster cluster, ClockDifference clocks) {
    this.admission = admission;
    this.inFlight = new InFlight(cluster);
    this.clocks = clocks;
  }

  /** Replaces what a claim waits for, and says which of it may be created now. */
  public synchronized Answer ask(ObjectRef claim, List<Wait> waits, Instant now) {
    waiting.remove(claim);
    if (waits.isEmpty()) {
      return new Answer.Stay(Optional.empty());
    }
    waiting.put(claim, waits);
    Instant theirs = now.minus(clocks.ahead());
    Collection<InProgress> busy = inFlight.at(theirs);
    Set<String> drivers = waits.stream().map(Wait::driver).collect(Collectors.toSet());
    return answer(claim, candidates(waits), busy, theirs) instanceof Answer.Stay stay
        ? stay
        : go(answer(claim, candidates(waiting(drivers::contains)), busy, theirs), theirs);
  }

  /** Who is not admitted alone is not admitted among others, which costs more to find out. */
  private Answer answer(
      ObjectRef claim, Map<Candidate, Wait> all, Collection<InProgress> busy, Instant theirs) {
    Plan plan = admission.admit(all.keySet(), busy, theirs);
    return plan.admitted(claim)
        .<Answer>map(c -> new Answer.Go(all.get(c)))
        .orElseGet(() -> new Answer.Stay(askAgain(claim, plan)));
  }

  private Optional<Instant> askAgain(ObjectRef claim, Plan plan) {
    return plan.verdicts().entrySet().stream()
        .filter(e -> e.getKey().claim().equals(claim))
        .map(Map.Entry::getValue)
        .map(Verdict::askAgain)
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .map(at -> at.plus(clocks.ahead()));
  }

  private Answer go(Answer answer, Instant theirs) {
    if (answer instanceof Answer.Go go) {
      waiting.remove(go.admitted().claim());
      inFlight.send(go.admitted(), theirs);
    }
    return answer;
  }

  /** The name belongs to somebody else: the place goes on under the other one. */
  public synchronized void move(Wait from, Wait to, Instant now) {
    inFlight.release(from.snapshot());
    inFlight.send(to, now.minus(clocks.ahead()));
  }

  /** The create was refused, or the caches show it: nothing is reserved for it any more. */
  public void release(ObjectRef snapshot) {
    inFlight.release(snapshot);
  }

  /** False: nobody needs to be told of a place. */
  public boolean isWaitedIn() {
    return !waiting.isEmpty();
  }

  /** The claims that would be let in now: to be woken when a place may have come free. */
  synchronized Set<ObjectRef> next(Instant now) {
    if (waiting.isEmpty()) {
      return Set.of();
    }
    Instant theirs = now.minus(clocks.ahead());
    Collection<InProgress> busy = inFlight.at(theirs);
    Map<String, Long> taken = taken(busy, theirs);
    Collection<Wait> hopeful =
        waiting(d -> taken.getOrDefault(d, 0L) < admission.maxInFlightPerDriver());
    return hopeful.isEmpty()
        ? Set.of()
        : admission.admit(candidates(hopeful).keySet(), busy, theirs).admitted().stream()
            .map(Candidate::claim)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** How many places are taken at each driver that has any taken. */
  synchronized Map<String, Long> inFlight(Instant now) {
    Instant theirs = now.minus(clocks.ahead());
    return taken(inFlight.at(theirs), theirs);
  }

  private static Map<String, Long> taken(Collection<InProgress> busy, Instant theirs) {
    return busy.stream()
        .flatMap(p -> p.place().stream())
        .filter(place -> place.until().isAfter(theirs))
        .collect(Collectors.groupingBy(InProgress.Place::driver, Collectors.counting()));
  }

  private Collection<Wait> waiting(Predicate<String> driver) {
    return waiting.values().stream()
        .flatMap(Collection::stream)
        .filter(w -> driver.test(w.driver()))
        .toList();
  }

  private Map<Candidate, Wait> candidates(Collection<Wait> waits) {
    Map<List<Object>, Turn> turns = new HashMap<>();
    boolean alone = waits.stream().map(Wait::policyUid).distinct().limit(2).count() < 2;
    Map<Candidate, Wait> candidates = new HashMap<>();
    for (Wait w : waits) {
      Turn turn =
          alone
              ? Turn.first(w.policyUid())
              : turns.computeIfAbsent(
                  List.of(w.policyUid(), w.driver(), w.slot()), line -> inFlight.turn(w));
      candidates.put(w.candidate(turn), w);
    }
    return candidates;
  }

  @Override
  public synchronized void forgetAll() {
    waiting.clear();
    inFlight.forgetAll();
  }
}
