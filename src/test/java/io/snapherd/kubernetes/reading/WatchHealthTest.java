package io.snapherd.kubernetes.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.snapherd.Logged;
import io.snapherd.operation.fake.CountingTelemetry;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchHealthTest {
  private static final String REFUSED =
      "waiting for snapshots: not allowed to list or watch it; give Snapherd's service account list"
          + " and watch on it";
  private static final String WELL = "INFO Watching snapshots again";

  private final CompletableFuture<Void> stopped = new CompletableFuture<>();
  private final Logged log = new Logged(WatchHealth.class);
  private volatile boolean watching;
  private volatile boolean synced;
  private final WatchHealth health =
      new WatchHealth("snapshots", informer(), new CountingTelemetry());

  @AfterEach
  void stop() {
    stopped.complete(null);
    log.close();
  }

  @Test
  void untilTheFirstListHasComeItSaysWhatItWaitsFor() {
    assertThat(health.waitingFor()).contains("waiting for the list of snapshots");
    refuse();
    assertThat(health.waitingFor()).contains(REFUSED);
    synced = true;
    assertThat(health.waitingFor()).isEmpty();
  }

  @Test
  void theSameTroubleIsSaidOnceAndItsEndOnce() {
    refuse();
    refuse();
    watching = true;
    await().until(() -> log.lines().contains(WELL));

    assertThat(log.lines()).containsExactly("WARN " + REFUSED, WELL);
  }

  @Test
  void troubleThatIsBackIsSaidAgain() {
    refuse();
    watching = true;
    await().until(() -> log.lines().contains(WELL));
    watching = false;
    refuse();

    assertThat(log.lines()).containsExactly("WARN " + REFUSED, WELL, "WARN " + REFUSED);
    assertThat(health.waitingFor()).contains(REFUSED);
  }

  @Test
  void whatTheTroubleWasIsNotSaidWhenItIsOver() {
    refuse();
    watching = true;
    await().until(() -> log.lines().contains(WELL));

    assertThat(health.waitingFor()).contains("waiting for the list of snapshots");
  }

  /** That has an end of its own, which is not a good one. */
  @Test
  void aWatchThatHasEndedIsNotWellAgain() {
    refuse();
    stopped.complete(null);

    assertThat(health.ended()).contains("the watch of snapshots has ended");
    assertThat(health.waitingFor()).contains("the watch of snapshots has ended");
  }

  /** What was under way then fails seconds later, which is no news to anybody. */
  @Test
  void aWatchThatWasStoppedSaysNothingMoreAndIsNotTriedAgain() {
    stopped.complete(null);

    assertThat(retry()).isFalse();
    assertThat(log.lines()).isEmpty();
  }

  private void refuse() {
    assertThat(retry()).isTrue();
  }

  private boolean retry() {
    return health.retryAfterException(true, new KubernetesClientException("no", 403, null));
  }

  /** All that is asked of it. */
  private SharedIndexInformer<?> informer() {
    return (SharedIndexInformer<?>)
        Proxy.newProxyInstance(
            SharedIndexInformer.class.getClassLoader(),
            new Class<?>[] {SharedIndexInformer.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "isWatching" -> watching;
                  case "hasSynced" -> synced;
                  case "stopped" -> stopped;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
