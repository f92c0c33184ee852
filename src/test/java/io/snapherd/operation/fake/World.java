package io.snapherd.operation.fake;

import io.snapherd.model.DeletionPolicy;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicyStatus;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.news.Orphans;
import io.snapherd.operation.places.Workload;
import io.snapherd.operation.restoring.RestoreAnnotations;
import io.snapherd.operation.view.Panorama;
import io.snapherd.restore.RestoreStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
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
  private final Instruments instruments = new Instruments();
  public final CountingTelemetry telemetry = instruments.telemetry();
  public final RecordedDurations durations = instruments.durations();
  public final RecordedFigures figures = instruments.figures();
  private final Agenda agenda = new Agenda(clock);
  private Optional<Random> dice = Optional.empty();
  private int maxInFlight = 10;
  private Duration ahead = Duration.ZERO;
  private Duration grace = Duration.ZERO;
  private RestoreAnnotations restores = RestoreAnnotations.FOLLOWED;
  private Replica replica;
  private Optional<Replica> other = Optional.empty();
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

  /** As the API server's last answer said. */
  Duration ahead() {
    return ahead;
  }

  /** Another process leads from now on, a new one; this one goes on listening. */
  public void standsBy() {
    replica.standBy();
    Replica leader = new Replica(this, new Instruments());
    other = Optional.of(leader);
    cluster.join(leader.listener(), replica.listener());
  }

  /** The other process has died, and this one leads again. */
  public void takesOver() {
    other = Optional.empty();
    cluster.tell(replica.listener());
    replica.lead();
  }

  /** The monotonic clock. */
  long nanos() {
    return Duration.between(START, clock.instant()).toNanos();
  }

  public Orphans orphans() {
    return replica.operator().orphans();
  }

  public Workload workload() {
    return replica.operator().workload();
  }

  int maxInFlight() {
    return maxInFlight;
  }

  Duration grace() {
    return grace;
  }

  RestoreAnnotations restores() {
    return restores;
  }

  public World restores(RestoreAnnotations annotations) {
    restores = annotations;
    restart();
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
    instruments.figures().forgetAll();
    replica = new Replica(this, instruments);
    dice.ifPresent(replica.wakeUps()::shuffle);
    cluster.list(replica.listener());
  }

  /** What the operator remembers, as {@code Class.field} with what is in it. */
  public List<String> memory() {
    return Memory.of(replica.operator());
  }

  /** What there is to see in the present process. */
  public Panorama panorama() {
    return replica.operator().panorama();
  }

  public int restarts() {
    return restarts;
  }

  public ManualWakeUps wakeUps() {
    return replica.wakeUps();
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
    return (jobsFirst && look()) || cluster.catchUp() || look();
  }

  private boolean look() {
    return replica.look() || other.filter(Replica::look).isPresent();
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
    return Stream.of(
            wakeUps().next(),
            other.flatMap(o -> o.wakeUps().next()),
            agenda.next(),
            cluster.nextNews())
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
