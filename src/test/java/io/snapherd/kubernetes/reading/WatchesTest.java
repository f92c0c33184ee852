package io.snapherd.kubernetes.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.snapherd.kubernetes.client.WatchOpenings;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Reason;
import io.snapherd.operation.Key;
import io.snapherd.operation.Telemetry;
import io.snapherd.restore.RestorePhase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;

class WatchesTest {
  /** The port is open before the watches start, so that a kubelet may ask at any moment. */
  @RepeatedTest(20)
  void whatIsWaitedForCanBeAskedWhileTheWatchesStart() {
    try (KubernetesClient client = nobody()) {
      Watches watches =
          new Watches(client, List.of(), new Deaf(), new WatchOpenings(System::nanoTime));
      AtomicBoolean started = new AtomicBoolean();
      CompletableFuture<Void> probe =
          CompletableFuture.runAsync(
              () -> {
                while (!started.get()) {
                  watches.waitingFor();
                }
              });
      CompletableFuture<Void> unused = watches.start(new CachedCluster());
      started.set(true);
      assertThat(probe).succeedsWithin(Duration.ofSeconds(10));
      watches.stop();
    }
  }

  private static KubernetesClient nobody() {
    return new KubernetesClientBuilder()
        .withConfig(
            new ConfigBuilder()
                .withMasterUrl("http://127.0.0.1:1")
                .withAutoConfigure(false)
                .build())
        .build();
  }

  private static final class Deaf implements Telemetry {
    @Override
    public void error(Operation operation, Reason reason) {}

    @Override
    public void bug(Key key) {}

    @Override
    public void sent(Duration late) {}

    @Override
    public void taken(ObjectRef policy, Taken result) {}

    @Override
    public void pruned(ObjectRef policy) {}

    @Override
    public void restored(RestorePhase end) {}
  }
}
