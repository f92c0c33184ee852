package io.snapherd.operation.news;

import static io.snapherd.latency.Phase.BACKEND;
import static io.snapherd.latency.Phase.DELETE;
import static io.snapherd.latency.Phase.QUEUE;
import static io.snapherd.latency.Phase.READY;
import static io.snapherd.latency.Phase.RESTORE;

import io.snapherd.latency.Laps;
import io.snapherd.latency.Moment;
import io.snapherd.latency.Moment.Arrival;
import io.snapherd.latency.Stage;
import io.snapherd.model.Claim;
import io.snapherd.model.Content;
import io.snapherd.model.Names;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Changes;
import io.snapherd.operation.Cluster;
import io.snapherd.operation.Feeds;
import io.snapherd.operation.Stopwatch;
import java.util.Optional;

/**
 * Takes the time of every snapshot, whoever made it, and of every claim that is filled from one.
 * News is timed as it arrives. Replicas that do not lead listen as well, so that one which takes
 * over has seen the begin of what is under way.
 *
 * <p>The watches of snapshots and contents are not in step: a content may be known before its
 * snapshot is.
 */
public final class Latencies implements Changes {
  private final Cluster cluster;
  private final Feeds feeds;
  private final Stopwatch stopwatch;
  private final LapReports reports;
  private final Laps laps = new Laps();

  public Latencies(Cluster cluster, Feeds feeds, Stopwatch stopwatch, LapReports reports) {
    this.cluster = cluster;
    this.feeds = feeds;
    this.stopwatch = stopwatch;
    this.reports = reports;
  }

  @Override
  public void snapshot(Optional<Snapshot> before, Snapshot snapshot) {
    Moment at = new Moment(stopwatch.nanos(), feeds.snapshots(snapshot.ref().namespace()));
    Optional<Snapshot> same = before.filter(b -> b.id().uid().equals(snapshot.id().uid()));
    before.filter(b -> same.isEmpty()).ifPresent(old -> gone(old, at));
    if (cluster.snapshot(snapshot.ref()).isEmpty()) {
      gone(snapshot, at);
    } else {
      known(same, snapshot, at);
    }
  }

  private void known(Optional<Snapshot> before, Snapshot snapshot, Moment at) {
    String uid = snapshot.id().uid();
    laps.moved(uid, READY, before.map(Latencies::ready), ready(snapshot), at)
        .ifPresent(lap -> reports.ready(snapshot, lap));
    laps.moved(uid, DELETE, before.map(Latencies::delete), delete(snapshot), at)
        .ifPresent(lap -> reports.ended(snapshot, lap));
    if (before.isEmpty() && snapshot.claimName().isPresent()) {
      queued(snapshot, at);
    }
  }

  /** The first list does not tell whether a content has ended its wait before or after we came. */
  private void queued(Snapshot snapshot, Moment at) {
    String uid = snapshot.id().uid();
    laps.moved(uid, QUEUE, Optional.empty(), Stage.UNDER_WAY, at);
    if (contentOf(snapshot).filter(c -> backend(c) != Stage.BEFORE).isPresent()) {
      switch (at.arrival()) {
        case LISTED -> laps.forget(uid, QUEUE);
        case WATCHED, MISSED -> dequeued(snapshot, at.missed());
      }
    }
  }

  private void dequeued(Snapshot snapshot, Moment at) {
    laps.moved(snapshot.id().uid(), QUEUE, Optional.of(Stage.UNDER_WAY), Stage.OVER, at)
        .ifPresent(lap -> reports.ended(snapshot, lap));
  }

  private Optional<Content> contentOf(Snapshot snapshot) {
    return cluster.content(snapshot.contentName());
  }

  private void gone(Snapshot snapshot, Moment at) {
    String uid = snapshot.id().uid();
    laps.moved(uid, DELETE, Optional.of(delete(snapshot)), Stage.OVER, at)
        .ifPresent(lap -> reports.ended(snapshot, lap));
    laps.forget(uid, READY);
    laps.forget(uid, QUEUE);
  }

  @Override
  public void content(Optional<Content> before, Content content) {
    Moment at = new Moment(stopwatch.nanos(), feeds.contents());
    Optional<String> uid = content.boundTo().filter(u -> content.dynamic());
    if (cluster.content(content.name()).isEmpty()) {
      uid.ifPresent(u -> laps.forget(u, BACKEND));
    } else {
      uid.ifPresent(u -> cut(u, before.map(Latencies::backend), content, at));
    }
  }

  private void cut(String uid, Optional<Stage> before, Content content, Moment at) {
    laps.moved(uid, BACKEND, before, backend(content), at)
        .ifPresent(lap -> reports.cut(content, lap));
    if (before.orElse(Stage.BEFORE) == Stage.BEFORE && backend(content) != Stage.BEFORE) {
      if (before.isEmpty() && at.arrival() == Arrival.LISTED) {
        laps.forget(uid, QUEUE);
      } else {
        dequeued(uid, content, at);
      }
    }
  }

  /** Where the cut is there already, nobody knows when the wait for it has ended. */
  private void dequeued(String uid, Content content, Moment at) {
    Moment told = backend(content) == Stage.UNDER_WAY ? at : at.missed();
    laps.moved(uid, QUEUE, Optional.of(Stage.UNDER_WAY), Stage.OVER, told)
        .ifPresent(lap -> reports.cut(content, lap));
  }

  @Override
  public void claim(Optional<Claim> before, Claim claim) {
    Moment at = new Moment(stopwatch.nanos(), feeds.claims(claim.ref().namespace()));
    Optional<Claim> same = before.filter(b -> b.uid().equals(claim.uid()));
    before.filter(b -> same.isEmpty()).ifPresent(old -> laps.forget(old.uid(), RESTORE));
    if (cluster.claim(claim.ref()).isEmpty()) {
      laps.forget(claim.uid(), RESTORE);
    } else if (claim.restoredFrom().isPresent()) {
      filled(same, claim, at);
    }
  }

  /** Where a node comes later the begin does; if that is told only with the end, it was missed. */
  private void filled(Optional<Claim> before, Claim claim, Moment at) {
    boolean nodeIsNew = before.filter(b -> !nodeSelected(b) && nodeSelected(claim)).isPresent();
    laps.moved(
            claim.uid(),
            RESTORE,
            before.map(Latencies::restore),
            restore(claim),
            nodeIsNew ? at.missed() : at)
        .ifPresent(lap -> reports.restored(claim, lap));
    if (nodeIsNew) {
      laps.beginAgain(claim.uid(), RESTORE, at);
    }
  }

  private static boolean nodeSelected(Claim claim) {
    return claim.annotations().containsKey(Names.SELECTED_NODE);
  }

  private static Stage ready(Snapshot snapshot) {
    return snapshot.ready() ? Stage.OVER : Stage.UNDER_WAY;
  }

  private static Stage delete(Snapshot snapshot) {
    return snapshot.id().terminating() ? Stage.UNDER_WAY : Stage.BEFORE;
  }

  private static Stage backend(Content content) {
    if (content.snapshotHandle().isPresent()) {
      return Stage.OVER;
    }
    return content.beingCreated() ? Stage.UNDER_WAY : Stage.BEFORE;
  }

  private static Stage restore(Claim claim) {
    return claim.bound() ? Stage.OVER : Stage.UNDER_WAY;
  }
}
