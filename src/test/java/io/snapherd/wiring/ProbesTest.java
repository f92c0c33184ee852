package io.snapherd.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.snapherd.kubernetes.reading.CachedCluster;
import io.snapherd.kubernetes.reading.Watches;
import io.snapherd.operation.Leadership;
import io.snapherd.operation.restoring.RestoreAnnotations;
import io.snapherd.quartz.QuartzEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.picocontainer.MutablePicoContainer;

/** The parts of an operator whose API server is not there. */
class ProbesTest {
  @TempDir private Path folder;

  private MutablePicoContainer parts;
  private QuartzEngine engine;
  private Watches watches;
  private Probes probes;

  @BeforeEach
  void compose() throws IOException {
    parts = Composition.of(Configs.of(folder, Configs.ALONE, RestoreAnnotations.FOLLOWED));
    engine = parts.getComponent(QuartzEngine.class);
    watches = parts.getComponent(Watches.class);
    probes = new Probes(engine, watches, parts.getComponent(Leadership.class));
  }

  @AfterEach
  void stop() {
    engine.stop();
    watches.stop();
    parts.getComponent(KubernetesClient.class).close();
  }

  @Test
  void whoHasJustStartedIsLiveAndNotReady() {
    assertThat(probes.notLive()).isEmpty();
    assertThat(probes.notReady()).contains("starting");
  }

  @Test
  void whoHasSeenEverythingIsReady() {
    probes.synced();
    assertThat(probes.notReady()).isEmpty();
  }

  @Test
  void whoHasBegunTheWorkIsLive() {
    new Takeover(parts, probes).lead();
    assertThat(probes.notLive()).isEmpty();
  }

  /** Without its scheduler nobody can. */
  @Test
  void whoCannotBeginTheWorkIsNotLive() {
    engine.stop();
    new Takeover(parts, probes).lead();
    assertThat(probes.notLive()).contains("the work could not be begun; the log says why");
  }

  @Test
  void whoseSchedulerHasEndedIsNotLive() {
    engine.stop();
    assertThat(probes.notLive()).contains("the scheduler has ended");
  }

  @Test
  void whoseWatchHasEndedIsNotLive() {
    CompletableFuture<Void> unused = watches.start(parts.getComponent(CachedCluster.class));
    assertThat(probes.notLive()).isEmpty();
    watches.stop();
    await().until(() -> probes.notLive().isPresent());
    assertThat(probes.notLive().orElseThrow()).matches("the watch of .+ has ended");
  }

  @Test
  void whatEndsWhileItStopsIsNoTrouble() {
    probes.stuck();
    engine.stop();
    probes.stopping();
    assertThat(probes.notLive()).isEmpty();
  }
}
