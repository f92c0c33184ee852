package io.snapherd.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElector;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.snapherd.operation.Leadership;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leadership by a Lease, with the times that Kubernetes' own controllers have. Its client must be
 * its own, with a short request timeout: with the common one a lost network is noticed only after
 * minutes, while somebody else leads already.
 */
public final class LeaseLeadership implements Leadership {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseLeadership.class);
  private static final String NAME = "snapherd";
  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final Duration RENEW = Duration.ofSeconds(10);
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final KubernetesClient client;
  private final LeaseLock lock;
  private final ExecutorService worker = Executors.newSingleThreadExecutor(LeaseLeadership::thread);
  private volatile CompletableFuture<?> election = CompletableFuture.completedFuture(null);
  private volatile boolean leading;
  private volatile boolean closed;

  /**
   * Does not stand for election yet.
   *
   * @param client used for nothing else
   * @param identity of this process among all that stand for election
   */
  public LeaseLeadership(KubernetesClient client, String namespace, String identity) {
    this.client = client;
    this.lock = new LeaseLock(namespace, NAME, identity);
  }

  @Override
  public boolean held() {
    return leading;
  }

  /** Stands for election until {@link #stop()}; who has lost stands again. */
  public void stand(Runnable gained, Runnable lost) {
    if (!closed) {
      election = elector(gained, lost).start();
      CompletableFuture<?> unused =
          election.whenComplete((done, trouble) -> worker.execute(() -> stand(gained, lost)));
    }
  }

  /** Gives the lease back, so that another process need not wait for its end. */
  public void stop() {
    closed = true;
    election.cancel(true);
    worker.shutdown();
    client.close();
  }

  private LeaderElector elector(Runnable gained, Runnable lost) {
    LeaderCallbacks callbacks =
        new LeaderCallbacks(() -> gained(gained), () -> lost(lost), this::leads);
    return new LeaderElector(
        client,
        new LeaderElectionConfigBuilder()
            .withName(NAME)
            .withLock(lock)
            .withLeaseDuration(LEASE)
            .withRenewDeadline(RENEW)
            .withRetryPeriod(RETRY)
            .withReleaseOnCancel(true)
            .withLeaderCallbacks(callbacks)
            .build(),
        worker);
  }

  private void gained(Runnable then) {
    leading = true;
    LOG.info("This process leads: {}", lock.identity());
    then.run();
  }

  private void lost(Runnable then) {
    if (leading) {
      leading = false;
      LOG.info("This process does not lead any more");
      then.run();
    }
  }

  private void leads(String identity) {
    if (identity != null && !identity.isEmpty() && !lock.identity().equals(identity)) {
      LOG.info("Another process leads: {}", identity);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "leader-election");
    thread.setDaemon(true);
    return thread;
  }
}
