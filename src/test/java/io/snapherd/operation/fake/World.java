package io.snapherd.operation.fake;

import io.snapherd.admission.Admission;
import io.snapherd.model.DeletionPolicy;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicyStatus;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Attempts;
import io.snapherd.operation.Bases;
import io.snapherd.operation.DeletePlaces;
import io.snapherd.operation.Key;
import io.snapherd.operation.LiveChecks;
import io.snapherd.operation.OpenRestores;
import io.snapherd.operation.Outlooks;
import io.snapherd.operation.Plans;
import io.snapherd.operation.ProblemEvents;
import io.snapherd.operation.Problems;
import io.snapherd.operation.PruneNews;
import io.snapherd.operation.PruneOutlooks;
import io.snapherd.operation.PruneRefusals;
import io.snapherd.operation.PruneSnapshots;
import io.snapherd.operation.Pruner;
import io.snapherd.operation.ReportStatus;
import io.snapherd.operation.RestoreForClaim;
import io.snapherd.operation.RestoreForSnapshot;
import io.snapherd.operation.Restorer;
import io.snapherd.operation.Restoring;
import io.snapherd.operation.Router;
import io.snapherd.operation.ScheduleClaims;
import io.snapherd.operation.Selections;
import io.snapherd.operation.SnapshotTaker;
import io.snapherd.operation.Speaker;
import io.snapherd.operation.StatusBoard;
import io.snapherd.operation.StatusReports;
import io.snapherd.operation.TakeSnapshots;
import io.snapherd.operation.Vacancies;
import io.snapherd.operation.WaitingRoom;
import io.snapherd.operation.Wishes;
import io.snapherd.restore.RestoreStatus;
import io.snapherd.retention.Grace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One cluster with one operator. Time passes only in {@link #runFor}; whatever is due on the way
 * happens, in the order of time, until nothing is left to do.
 */
public final class World {
  /** Midnight and a bit: creation timestamps are cut to whole seconds, our clock is not. */
  public static final Instant START = Instant.parse("2026-03-01T00:00:00.123456789Z");

  public final SettableClock clock = new SettableClock(START);
  public final FakeCluster cluster = new FakeCluster(clock);
  public final Kubectl kubectl = new Kubectl(cluster);
  public final Backend backend;
  public final FakeClaims claims = new FakeClaims(cluster);
  public final RecordedEvents events = new RecordedEvents();
  public final CountingTelemetry telemetry = new CountingTelemetry();

  private final Agenda agenda = new Agenda(clock);
  private Optional<Random> dice = Optional.empty();
  private int maxInFlight = 10;
  private Duration ahead = Duration.ZERO;
  private Duration grace = Duration.ZERO;
  private ManualWakeUps wakeUps = new ManualWakeUps(clock);
  private Function<Key, Optional<Instant>> useCases = key -> Optional.empty();
  private int restarts;

  /** A cluster with CephFS storage, and an operator that has just started. */
  public World() {
    backend = new Backend(cluster, agenda);
    kubectl.storage(DeletionPolicy.DELETE);
    restart();
  }

  public World maxInFlightPerDriver(int limit) {
    maxInFlight = limit;
    restart();
    return this;
  }

  /** The operator's clock runs so much ahead of the API server's. */
  public World clockAhead(Duration time) {
    ahead = time;
    cluster.clockBehind(time);
    return this;
  }

  public World pruneGrace(Duration time) {
    grace = time;
    restart();
    return this;
  }

  /** What is due at one time happens in any order from now on. */
  public World shuffled(Random random) {
    dice = Optional.of(random);
    restart();
    return this;
  }

  /** The operator's process ends, and another one begins that knows nothing. */
  public void restart() {
    restarts++;
    wakeUps = new ManualWakeUps(clock);
    dice.ifPresent(wakeUps::shuffle);
    cluster.list(assemble());
  }

  public int restarts() {
    return restarts;
  }

  public ManualWakeUps wakeUps() {
    return wakeUps;
  }

  private Router assemble() {
    FakeCaches caches = new FakeCaches(cluster);
    FakeSnapshots snapshots = new FakeSnapshots(cluster);
    FakePolicies policies = new FakePolicies(cluster);
    FakeRestoreStatuses restoreStatuses = new FakeRestoreStatuses(cluster);
    Bases bases = new Bases();
    Attempts attempts = new Attempts();
    Problems problems = new Problems(caches, attempts);
    WaitingRoom room = new WaitingRoom(new Admission(maxInFlight), caches, () -> ahead);
    DeletePlaces places = new DeletePlaces(caches, 2, clock);
    Selections selections = new Selections(caches, bases, new Outlooks(caches, attempts));
    Plans plans =
        new Plans(caches, new Restoring(caches, restoreStatuses), new Grace(grace), () -> ahead);
    PruneRefusals refusals = new PruneRefusals();
    Speaker speaker = new Speaker(events, telemetry, wakeUps, clock);
    SnapshotTaker taker = new SnapshotTaker(caches, snapshots, room, attempts, speaker);
    Pruner pruner =
        new Pruner(
            snapshots,
            new LiveChecks(snapshots, policies),
            places,
            refusals,
            new PruneNews(events, telemetry, wakeUps, clock));
    OpenRestores restores = new OpenRestores(wakeUps);
    Restorer restorer = new Restorer(caches, claims, restoreStatuses, events, clock);
    ScheduleClaims schedule = new ScheduleClaims(caches, wakeUps, bases, clock);
    TakeSnapshots take =
        new TakeSnapshots(new Wishes(selections, attempts), room, taker, wakeUps, clock);
    PruneSnapshots prune = new PruneSnapshots(caches, plans, pruner, wakeUps, clock);
    RestoreForClaim forClaim = new RestoreForClaim(caches, restorer, restores, clock);
    RestoreForSnapshot forSnapshot = new RestoreForSnapshot(caches, restorer, restores);
    ReportStatus report =
        new ReportStatus(
            caches,
            new StatusReports(
                caches, selections, new PruneOutlooks(caches, plans, refusals), problems),
            new StatusBoard(policies, new ProblemEvents(caches, events), events, telemetry),
            wakeUps,
            clock);
    useCases =
        key -> {
          if (key instanceof Key.PolicyKey k) {
            return schedule.run(k);
          } else if (key instanceof Key.ClaimKey k) {
            return take.run(k);
          } else if (key instanceof Key.PruneKey k) {
            return prune.run(k);
          } else if (key instanceof Key.ClaimRestoreKey k) {
            return forClaim.run(k);
          } else if (key instanceof Key.SnapshotRestoreKey k) {
            return forSnapshot.run(k);
          }
          return report.run((Key.StatusKey) key);
        };
    return new Router(caches, wakeUps, new Vacancies(caches, room, places), restores, clock);
  }

  /** A claim that has been bound for some time. */
  public void claim(String... names) {
    Stream.of(names).forEach(name -> claim(name, Map.of()));
  }

  public void claim(String name, Map<String, String> labels) {
    kubectl.createClaim(name, labels);
    backend.bindClaim(Kubectl.ref(name));
  }

  public Policy policy(String name, UnaryOperator<SpecBuilder> spec) {
    return kubectl.apply(name, spec);
  }

  /** Everything that can happen now happens. A crash is followed by a new process. */
  public void settle() {
    boolean moved = true;
    while (moved) {
      try {
        moved = step();
      } catch (Crash e) {
        restart();
      }
    }
  }

  /** The caches are mostly ahead of the jobs; in a shuffled world not always. */
  private boolean step() {
    boolean jobsFirst = dice.map(random -> random.nextInt(4) == 0).orElse(false);
    if (jobsFirst && wakeUps.tick(useCases)) {
      return true;
    }
    return cluster.catchUp() || wakeUps.tick(useCases);
  }

  /** Lets time pass. */
  public void runFor(Duration time) {
    runUntil(clock.instant().plus(time));
  }

  public void runUntil(Instant end) {
    settle();
    Optional<Instant> next = next().filter(at -> !at.isAfter(end));
    while (next.isPresent()) {
      clock.set(next.get().isAfter(clock.instant()) ? next.get() : clock.instant());
      agenda.tick();
      settle();
      next = next().filter(at -> !at.isAfter(end));
    }
    clock.set(end);
    settle();
  }

  /** The same on the day of {@link #START}. */
  public void runUntil(String timeOfDay) {
    runUntil(at(timeOfDay));
  }

  /** An instant on the day of {@link #START}. */
  public static Instant at(String timeOfDay) {
    return Instant.parse("2026-03-01T" + timeOfDay + "Z");
  }

  private Optional<Instant> next() {
    return Stream.of(wakeUps.next(), agenda.next(), cluster.nextNews())
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  public PolicyStatus status(String policy) {
    return cluster.status(Kubectl.ref(policy)).orElseThrow();
  }

  /** What an annotation {@code snapherd.io/restore-status} says. */
  public RestoreStatus restoreStatus(Optional<String> annotation) {
    return annotation.flatMap(cluster::restoreStatus).orElseThrow();
  }

  /** The names of all snapshots in the order they were made. */
  public List<String> snapshots() {
    return cluster.snapshots().stream().map(Snapshot::name).toList();
  }
}
