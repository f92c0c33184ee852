package io.snapherd.operation.fake;

import io.snapherd.admission.Admission;
import io.snapherd.operation.Changes;
import io.snapherd.operation.Cluster;
import io.snapherd.operation.Key;
import io.snapherd.operation.Leadership;
import io.snapherd.operation.ServerFacts;
import io.snapherd.operation.WakeUps;
import io.snapherd.operation.due.Attempts;
import io.snapherd.operation.due.Bases;
import io.snapherd.operation.due.Outlooks;
import io.snapherd.operation.due.Scenes;
import io.snapherd.operation.due.ScheduleClaims;
import io.snapherd.operation.due.Selections;
import io.snapherd.operation.due.Wishes;
import io.snapherd.operation.news.Audience;
import io.snapherd.operation.news.LapReports;
import io.snapherd.operation.news.Latencies;
import io.snapherd.operation.news.Orphans;
import io.snapherd.operation.news.Router;
import io.snapherd.operation.places.DeletePlaces;
import io.snapherd.operation.places.GivePlaces;
import io.snapherd.operation.places.Vacancies;
import io.snapherd.operation.places.WaitingRoom;
import io.snapherd.operation.places.Workload;
import io.snapherd.operation.pruning.LiveChecks;
import io.snapherd.operation.pruning.Plans;
import io.snapherd.operation.pruning.PruneNews;
import io.snapherd.operation.pruning.PruneOutlooks;
import io.snapherd.operation.pruning.PruneRefusals;
import io.snapherd.operation.pruning.PruneSnapshots;
import io.snapherd.operation.pruning.Pruner;
import io.snapherd.operation.restoring.OpenRestores;
import io.snapherd.operation.restoring.RestoreAnswers;
import io.snapherd.operation.restoring.RestoreDecisions;
import io.snapherd.operation.restoring.RestoreForClaim;
import io.snapherd.operation.restoring.RestoreForSnapshot;
import io.snapherd.operation.restoring.RestoreMaker;
import io.snapherd.operation.restoring.RestoreRefusals;
import io.snapherd.operation.restoring.Restorer;
import io.snapherd.operation.restoring.Restoring;
import io.snapherd.operation.status.PolicyNews;
import io.snapherd.operation.status.PolicyNumbers;
import io.snapherd.operation.status.ProblemEvents;
import io.snapherd.operation.status.Problems;
import io.snapherd.operation.status.ReportStatus;
import io.snapherd.operation.status.SnapshotEvents;
import io.snapherd.operation.status.StatusBoard;
import io.snapherd.operation.status.StatusReports;
import io.snapherd.operation.status.TakenCounts;
import io.snapherd.operation.taking.SnapshotTaker;
import io.snapherd.operation.taking.Speaker;
import io.snapherd.operation.taking.TakeSnapshots;
import io.snapherd.operation.view.Panorama;
import io.snapherd.retention.Grace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One operator: its parts as they are put together in earnest, over the fake cluster. */
final class Operator {
  private static final int MAX_DELETES = 2;

  private final World world;
  private final Instruments instruments;
  private final WakeUps wakeUps;
  private final Cluster caches;
  private final FakeSnapshots snapshots;
  private final FakePolicies policies;
  private final FakeRestoreStatuses restoreStatuses;
  private final ServerFacts facts;
  private final Bases bases = new Bases();
  private final Attempts attempts = new Attempts();
  private final PruneRefusals refusals = new PruneRefusals();
  private final OpenRestores restores;
  private final WaitingRoom room;
  private final DeletePlaces places;

  private final ScheduleClaims schedule;
  private final TakeSnapshots take;
  private final PruneSnapshots prune;
  private final GivePlaces givePlaces;
  private final RestoreForClaim forClaim;
  private final RestoreForSnapshot forSnapshot;
  private final ReportStatus report;
  private final TakenCounts counts;
  private final Orphans orphans;
  private final Router router;
  private final Panorama panorama;

  Operator(World world, Instruments instruments, WakeUps wakeUps, Cluster caches) {
    this.world = world;
    this.instruments = instruments;
    this.wakeUps = wakeUps;
    this.caches = caches;
    snapshots = new FakeSnapshots(world.cluster);
    policies = new FakePolicies(world.cluster);
    restoreStatuses = new FakeRestoreStatuses(world.cluster);
    facts = new ServerFacts(caches, world::ahead);
    RestoreRefusals refused = new RestoreRefusals(instruments.telemetry());
    RestoreDecisions decisions = new RestoreDecisions(caches, world.claims, snapshots, refused);
    restores = new OpenRestores(wakeUps, refused, decisions);
    counts = new TakenCounts(instruments.telemetry());
    orphans = new Orphans(caches);
    room = new WaitingRoom(new Admission(world.maxInFlight()), caches, world::ahead);
    places = new DeletePlaces(caches, MAX_DELETES, world.clock);
    router = newRouter();
    Selections selections = new Selections(caches, bases, new Outlooks(caches, attempts, facts));
    Plans plans =
        new Plans(
            caches,
            new Restoring(caches, restoreStatuses, world.restores()),
            facts,
            new Grace(world.grace()));
    schedule = new ScheduleClaims(caches, wakeUps, bases, selections, world.clock);
    take = take(selections);
    prune = new PruneSnapshots(caches, plans, pruner(), wakeUps, world.clock);
    givePlaces = new GivePlaces(room, places, wakeUps, world.clock);
    Restorer restorer = restorer(refused, decisions);
    forClaim = new RestoreForClaim(caches, restorer, restores, world.clock);
    forSnapshot = new RestoreForSnapshot(caches, restorer, restores);
    report = report(selections, plans);
    Scenes scenes = new Scenes(caches, selections, facts);
    panorama = new Panorama(caches, scenes, plans, restoreStatuses);
  }

  private TakeSnapshots take(Selections selections) {
    Speaker speaker = new Speaker(world.events, instruments.telemetry(), wakeUps, world.clock);
    SnapshotTaker taker = new SnapshotTaker(caches, snapshots, room, attempts, speaker);
    return new TakeSnapshots(new Wishes(selections, attempts), room, taker, wakeUps, world.clock);
  }

  private Pruner pruner() {
    return new Pruner(
        snapshots,
        new LiveChecks(snapshots, policies, world::ahead),
        places,
        refusals,
        new PruneNews(world.events, instruments.telemetry(), wakeUps, world.clock));
  }

  private Restorer restorer(RestoreRefusals refused, RestoreDecisions decisions) {
    return new Restorer(
        decisions,
        new RestoreMaker(world.claims, refused),
        new RestoreAnswers(restoreStatuses, world.events, instruments.telemetry()),
        refused,
        world.clock);
  }

  private ReportStatus report(Selections selections, Plans plans) {
    ProblemEvents problems = new ProblemEvents(caches, world.events);
    StatusReports reports =
        new StatusReports(
            caches,
            new Scenes(caches, selections, facts),
            new PruneOutlooks(caches, plans, refusals),
            new Problems(caches, attempts));
    PolicyNews news = new PolicyNews(problems, new SnapshotEvents(world.events), world.events);
    PolicyNumbers numbers = new PolicyNumbers(instruments.figures(), counts);
    StatusBoard board = new StatusBoard(policies, news, numbers, instruments.telemetry());
    return new ReportStatus(caches, reports, board, wakeUps, world.clock);
  }

  /** As it is put together in earnest. */
  Changes listener(Leadership leadership) {
    LapReports laps = new LapReports(caches, leadership, instruments.durations(), counts);
    Latencies latencies = new Latencies(caches, world.cluster.feeds(), world::nanos, laps);
    return new Audience(List.of(latencies, orphans, router));
  }

  void rebuild() {
    router.rebuild();
  }

  Orphans orphans() {
    return orphans;
  }

  Workload workload() {
    return new Workload(caches, room, places, world.clock);
  }

  Panorama panorama() {
    return panorama;
  }

  private Router newRouter() {
    Vacancies vacancies = new Vacancies(caches, room, places, wakeUps, world.clock);
    return new Router(caches, wakeUps, vacancies, restores, world.clock);
  }

  Optional<Instant> run(Key key) {
    if (key instanceof Key.PolicyKey k) {
      return schedule.run(k);
    } else if (key instanceof Key.ClaimKey k) {
      return take.run(k);
    } else if (key instanceof Key.PruneKey k) {
      return prune.run(k);
    } else if (key instanceof Key.PlacesKey k) {
      return givePlaces.run(k);
    } else if (key instanceof Key.ClaimRestoreKey k) {
      return forClaim.run(k);
    } else if (key instanceof Key.SnapshotRestoreKey k) {
      return forSnapshot.run(k);
    }
    return report.run((Key.StatusKey) key);
  }
}
