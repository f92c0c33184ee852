package io.snapherd.bench;

import io.snapherd.kubernetes.reading.CachedCluster;
import io.snapherd.kubernetes.reading.FullCaches;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.RestoreStatuses;
import io.snapherd.operation.ServerFacts;
import io.snapherd.operation.Subject;
import io.snapherd.operation.due.Attempts;
import io.snapherd.operation.due.Bases;
import io.snapherd.operation.due.Outlooks;
import io.snapherd.operation.due.Scenes;
import io.snapherd.operation.due.Selections;
import io.snapherd.operation.news.Audience;
import io.snapherd.operation.pruning.Plans;
import io.snapherd.operation.restoring.RestoreAnnotations;
import io.snapherd.operation.restoring.Restoring;
import io.snapherd.operation.view.Panorama;
import io.snapherd.page.Edition;
import io.snapherd.page.StatusPage;
import io.snapherd.restore.RestoreStatus;
import io.snapherd.retention.Grace;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the status page costs with 1, 100 and 1,000 policies of 20 snapshots each. */
public final class PageFigures {
  private static final int SNAPSHOTS_EACH = 20;
  private static final int PAGES = 20;
  private static final int WARM_UP = 10;

  private PageFigures() {}

  public static void main(String[] arguments) {
    System.out.printf("%8s %10s %9s %8s%n", "policies", "snapshots", "bytes", "ms");
    for (int policies : new int[] {1, 100, 1000}) {
      print(policies, page(policies));
    }
  }

  private static StatusPage page(int policies) {
    Map<String, List<Snapshot>> snapshots = new TreeMap<>();
    for (int i = 0; i < policies; i++) {
      snapshots.put("policy-" + i, Samples.ofPolicy("policy-" + i, SNAPSHOTS_EACH));
    }
    CachedCluster cluster = new CachedCluster();
    cluster.tell(new Audience(List.of()));
    FullCaches.fill(cluster, snapshots);
    Clock clock = Clock.systemUTC();
    ServerFacts facts = new ServerFacts(cluster, () -> Duration.ZERO);
    Selections selections =
        new Selections(cluster, new Bases(), new Outlooks(cluster, new Attempts(), facts));
    Plans plans =
        new Plans(
            cluster,
            new Restoring(cluster, new NoRestores(), RestoreAnnotations.FOLLOWED),
            facts,
            new Grace(Duration.ZERO));
    Panorama panorama =
        new Panorama(cluster, new Scenes(cluster, selections, facts), plans, new NoRestores());
    return new StatusPage(panorama, List::of, () -> true, clock, new Edition("bench"));
  }

  private static void print(int policies, StatusPage page) {
    for (int i = 0; i < WARM_UP; i++) {
      page.html("");
    }
    long begin = System.nanoTime();
    String html = "";
    for (int i = 0; i < PAGES; i++) {
      html = page.html("");
    }
    System.out.printf(
        Locale.ROOT,
        "%8d %10d %9d %8.2f%n",
        policies,
        policies * SNAPSHOTS_EACH,
        html.getBytes(StandardCharsets.UTF_8).length,
        (System.nanoTime() - begin) / 1e6 / PAGES);
  }

  private static final class NoRestores implements RestoreStatuses {
    @Override
    public Optional<RestoreStatus> read(Optional<String> annotation) {
      return Optional.empty();
    }

    @Override
    public void write(Subject on, Optional<RestoreStatus> status) {
      throw new UnsupportedOperationException();
    }
  }
}
