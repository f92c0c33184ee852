package io.snapherd.page;

import io.snapherd.model.Names;
import io.snapherd.operation.fake.Kubectl;
import io.snapherd.operation.fake.World;
import io.snapherd.page.BackendTimes.BackendTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A cluster worth looking at: every state, every table filled. */
final class Gallery {
  static final String HOSTILE = "<script>alert(1)</script>\"'&\u202e";

  final World world = new World().pruneGrace(Duration.ofMinutes(10));

  private Gallery() {}

  static Gallery empty() {
    return new Gallery();
  }

  /** Two days of two policies with a good claim, a broken one and one that has just come. */
  static Gallery full() {
    Gallery gallery = new Gallery();
    World world = gallery.world;
    world.claim("orders", Map.of("app", "shop"));
    world.claim("broken", Map.of("app", "shop"));
    world.backend.failing("broken", HOSTILE + " rados: connection timed out");
    world.policy("nightly", spec -> spec.schedule("30 2 * * *"));
    world.policy("hourly", spec -> spec.schedule("@hourly").keepLast(24).dryRun());
    world.runFor(Duration.ofDays(2));
    world.claim("a-claim-with-quite-a-long-name-as-charts-make-them-data-postgresql-primary-0");
    world.kubectl.annotateClaim("orders", Names.RESTORE_FROM, "latest");
    world.kubectl.annotateClaim("broken", Names.RESTORE_FROM, HOSTILE);
    world.runFor(Duration.ofMinutes(1));
    return gallery;
  }

  StatusPage page() {
    return new StatusPage(
        world.panorama(), Gallery::backends, () -> true, world.clock, new Edition("1.2.3"));
  }

  private static List<BackendTime> backends() {
    return List.of(
        new BackendTime(
            Kubectl.DRIVER, Kubectl.CLASS, 42, Duration.ofMillis(138), Duration.ofMillis(912)),
        new BackendTime(
            HOSTILE, "rbd-ssd-snapshotclass", 7, Duration.ofMillis(1948), Duration.ofSeconds(26)));
  }
}
