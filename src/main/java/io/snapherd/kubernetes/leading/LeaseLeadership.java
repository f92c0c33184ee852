package io.snapherd.kubernetes.leading;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElector;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.Lock;
import io.snapherd.kubernetes.client.ElectionContact;
import io.snapherd.operation.Leadership;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leadership by a Lease, with the times that Kubernetes' own controllers have. Its client must be
 * its own, with a short request timeout: with the common one a lost network is noticed only after
 * minutes, while somebody else leads already.
 *
 * <p>What is done on gaining and losing runs on a thread of its own, so that however long it takes
 * the lease is renewed.
 */
public final class LeaseLeadership implements Leadership {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseLeadership.class);
  private static final String NAME = "snapherd";
  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final Duration RENEW = Duration.ofSeconds(10);
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final KubernetesClient client;
  private final ElectionContact contact;
  private final Lock lock;
  private final ExecutorService elections = Executors.newSingleThreadExecutor(worker("election"));
  private final ExecutorService changes = Executors.newSingleThreadExecutor(worker("leadership"));
  private volatile CompletableFuture<?> election = CompletableFuture.completedFuture(null);
  private volatile boolean leading;
  private volatile boolean closed;

  /**
   * Does not stand for election yet.
   *
   * @param client used for nothing else
   * @param contact hears that client's answers
   * @param identity of this process among all that stand for election
   */
  public LeaseLeadership(
      KubernetesClient client, ElectionContact contact, String namespace, String identity) {
    this.client = client;
    this.contact = contact;
    this.lock = new SturdyLock(namespace, NAME, identity, LEASE);
  }

  /**
   * Not longer than the lease, from when it was last sent, even if nobody comes to say that it was
   * lost.
   */
  @Override
  public boolean held() {
    return leading && contact.writtenWithin(LEASE);
  }

  /** Why this process cannot stand for election, a sentence. */
  public Optional<String> trouble() {
    return contact.trouble();
  }

  /** Stands for election until {@link #stop()}; who has lost stands again. */
  public void stand(Runnable gained, Runnable lost) {
    if (!closed) {
      election = elector(gained, lost).start();
      CompletableFuture<?> unused =
          election.whenComplete((done, trouble) -> elections.execute(() -> stand(gained, lost)));
    }
  }

  /** Gives the lease back, so that another process need not wait for its end. */
  public void stop() {
    closed = true;
    election.cancel(true);
    elections.shutdown();
    changes.shutdown();
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
        elections);
  }

  private void gained(Runnable then) {
    leading = true;
    LOG.info("This process leads: {}", lock.identity());
    change(then);
  }

  private void lost(Runnable then) {
    if (leading) {
      leading = false;
      LOG.info("This process does not lead any more");
      change(then);
      standAgain();
    }
  }

  /**
   * An elector that has lost asks for the lease once more before it ends, and if the API server is
   * away just then it never does. So it is ended here.
   */
  private void standAgain() {
    CompletableFuture<?> over = election;
    if (!closed) {
      elections.execute(() -> over.complete(null));
    }
  }

  private void change(Runnable then) {
    if (!closed) {
      changes.execute(
          () -> {
            try {
              then.run();
            } catch (RuntimeException e) {
              LOG.error("The change of leadership failed", e);
            }
          });
    }
  }

  private void leads(String identity) {
    if (identity != null && !identity.isEmpty() && !lock.identity().equals(identity)) {
      LOG.info("Another process leads: {}", identity);
    }
  }

  private static ThreadFactory worker(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
