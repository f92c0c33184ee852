package io.snapherd.operation;

import io.snapherd.model.PolicySpec;
import io.snapherd.retention.Contents;
import io.snapherd.retention.Facts;
import java.time.Instant;

/**
 * What snapshots are judged by: their contents as the caches show them, and the API server's clock,
 * by which they were created. Ours may differ by as much as is tolerated, which is more than a
 * short ready deadline.
 */
public final class ServerFacts {
  private final Cluster cluster;
  private final ClockDifference clocks;

  public ServerFacts(Cluster cluster, ClockDifference clocks) {
    this.cluster = cluster;
    this.clocks = clocks;
  }

  /**
   * What retention asks about a policy's snapshots.
   *
   * @param now by our clock
   */
  public Facts of(PolicySpec spec, Instant now) {
    return Facts.of(spec, theirs(now), contents());
  }

  /**
   * The same of snapshots whose policy is gone.
   *
   * @param now by our clock
   */
  public Facts ofOrphans(Instant now) {
    return Facts.ofOrphans(theirs(now), contents());
  }

  /** False: one of the two clocks is wrong, and nothing must be deleted by either. */
  public boolean clocksAgree() {
    return clocks.tolerable();
  }

  private Instant theirs(Instant now) {
    return now.minus(clocks.ahead());
  }

  private Contents contents() {
    return Contents.all(cluster::content);
  }
}
