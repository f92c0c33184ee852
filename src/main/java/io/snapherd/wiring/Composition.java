package io.snapherd.wiring;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.snapherd.admission.Admission;
import io.snapherd.kubernetes.client.ApiContact;
import io.snapherd.kubernetes.client.Clients;
import io.snapherd.kubernetes.client.ElectionContact;
import io.snapherd.kubernetes.client.LeaderClient;
import io.snapherd.kubernetes.client.ServerClock;
import io.snapherd.kubernetes.client.WatchOpenings;
import io.snapherd.kubernetes.client.WatchPulse;
import io.snapherd.kubernetes.leading.LeaseLeadership;
import io.snapherd.kubernetes.reading.CachedCluster;
import io.snapherd.kubernetes.reading.Watches;
import io.snapherd.kubernetes.writing.ApiClaims;
import io.snapherd.kubernetes.writing.ApiEvents;
import io.snapherd.kubernetes.writing.ApiPolicies;
import io.snapherd.kubernetes.writing.ApiRestoreStatuses;
import io.snapherd.kubernetes.writing.ApiSnapshots;
import io.snapherd.kubernetes.writing.ApiStatus;
import io.snapherd.metrics.BuildInfo;
import io.snapherd.metrics.LatencyHistograms;
import io.snapherd.metrics.LoadGauges;
import io.snapherd.metrics.MicrometerTelemetry;
import io.snapherd.metrics.PolicySeries;
import io.snapherd.operation.Leadership;
import io.snapherd.operation.ServerFacts;
import io.snapherd.operation.Stopwatch;
import io.snapherd.operation.Telemetry;
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
import io.snapherd.page.Edition;
import io.snapherd.page.StatusPage;
import io.snapherd.quartz.QuartzEngine;
import io.snapherd.quartz.QuartzWakeUps;
import io.snapherd.quartz.Runs;
import io.snapherd.retention.Grace;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.picocontainer.MutablePicoContainer;
import org.picocontainer.PicoBuilder;
import org.picocontainer.PicoContainer;

/** Which parts an operator is made of. Pico finds out by itself who needs whom. */
final class Composition {
  private static final Stopwatch STOPWATCH = System::nanoTime;

  private static final List<Class<?>> PARTS =
      List.of(
          // remembered between looks
          Bases.class,
          Attempts.class,
          PruneRefusals.class,
          RestoreRefusals.class,
          TakenCounts.class,
          WaitingRoom.class,
          OpenRestores.class,
          // observe and decide
          CachedCluster.class,
          ServerFacts.class,
          Outlooks.class,
          Selections.class,
          Wishes.class,
          Restoring.class,
          RestoreDecisions.class,
          Plans.class,
          PruneOutlooks.class,
          Problems.class,
          Scenes.class,
          StatusReports.class,
          Panorama.class,
          // act and report
          SnapshotTaker.class,
          LiveChecks.class,
          Pruner.class,
          PruneNews.class,
          RestoreMaker.class,
          RestoreAnswers.class,
          Restorer.class,
          Speaker.class,
          ProblemEvents.class,
          SnapshotEvents.class,
          PolicyNews.class,
          PolicyNumbers.class,
          StatusBoard.class,
          LeaderClient.class,
          ApiSnapshots.class,
          ApiClaims.class,
          ApiPolicies.class,
          ApiStatus.class,
          ApiRestoreStatuses.class,
          ApiEvents.class,
          // metrics
          Workload.class,
          PolicySeries.class,
          LatencyHistograms.class,
          LoadGauges.class,
          MicrometerTelemetry.class,
          // use cases
          ScheduleClaims.class,
          TakeSnapshots.class,
          PruneSnapshots.class,
          GivePlaces.class,
          RestoreForClaim.class,
          RestoreForSnapshot.class,
          ReportStatus.class,
          // who calls them
          Vacancies.class,
          LapReports.class,
          Latencies.class,
          Orphans.class,
          Router.class,
          Runs.class);

  /** API servers that have nothing to tell send a bookmark a minute. */
  private static final Duration WATCH_SILENCE = Duration.ofMinutes(3);

  private Composition() {}

  /** Nothing is connected or started yet when this returns. */
  static MutablePicoContainer of(OperatorConfig config) {
    MutablePicoContainer pico = new PicoBuilder().withSynchronizing().withCaching().build();
    PARTS.forEach(pico::addComponent);
    Clock clock = Clock.systemUTC();
    QuartzEngine engine =
        new QuartzEngine("snapherd-" + UUID.randomUUID(), config.limits().workers());
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    ServerClock serverClock = new ServerClock(clock);
    pico.addComponent(clock);
    pico.addComponent(engine);
    pico.addComponent(engine.scheduler());
    pico.addComponent(registry);
    pico.addComponent(registry.getPrometheusRegistry());
    pico.addComponent(serverClock);
    pico.addComponent(leadership(config));
    pico.addComponent(config.restores());
    Telemetry telemetry = pico.getComponent(Telemetry.class);
    WatchOpenings openings = new WatchOpenings(STOPWATCH);
    KubernetesClient client =
        Clients.connect(
            config.access().kubeconfig(),
            List.of(
                serverClock,
                new ApiContact(telemetry),
                new WatchPulse(STOPWATCH, WATCH_SILENCE),
                openings));
    pico.addComponent(client);
    pico.addComponent(config.restores().of(new QuartzWakeUps(engine.scheduler(), clock)));
    pico.addComponent(new BuildInfo(registry, config.version()));
    pico.addComponent(new Admission(config.limits().maxInFlightPerDriver()));
    pico.addComponent(new Grace(config.limits().pruneGrace()));
    pico.addComponent(
        new DeletePlaces(
            pico.getComponent(CachedCluster.class), config.limits().maxDeletesPerDriver(), clock));
    pico.addComponent(new Watches(client, config.access().namespaces(), telemetry, openings));
    pico.addComponent(STOPWATCH);
    pico.addComponent(audience(pico));
    pico.getComponent(LoadGauges.class);
    page(config, pico);
    return pico;
  }

  /** Who takes the time comes first. */
  private static Audience audience(PicoContainer pico) {
    return new Audience(
        List.of(
            pico.getComponent(Latencies.class),
            pico.getComponent(Orphans.class),
            pico.getComponent(Router.class)));
  }

  private static void page(OperatorConfig config, MutablePicoContainer pico) {
    if (config.http().page() == OperatorConfig.Page.SHOWN) {
      pico.addComponent(MeasuredBackends.class);
      pico.addComponent(new Edition(config.version()));
      pico.addComponent(StatusPage.class);
      pico.addComponent(PageAtRoot.class);
    }
  }

  private static Leadership leadership(OperatorConfig config) {
    ElectionContact contact = new ElectionContact(STOPWATCH);
    return config
        .election()
        .<Leadership>map(
            election ->
                new LeaseLeadership(
                    Clients.impatient(config.access().kubeconfig(), contact),
                    contact,
                    election.namespace(),
                    election.identity()))
        .orElse(() -> true);
  }
}
