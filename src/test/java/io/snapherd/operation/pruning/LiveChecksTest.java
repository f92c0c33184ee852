package io.snapherd.operation.pruning;

import static io.snapherd.operation.fake.Kubectl.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.Reason;
import io.snapherd.operation.fake.Faults.Call;
import io.snapherd.operation.fake.World;
import io.snapherd.operation.fake.Write.Verb;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the API server itself has to say before anything goes, whatever the caches show. */
class LiveChecksTest {
  private static final String FIRST = "a-hourly-202603010100";

  private final World world = new World();

  @Test
  void anotherSnapshotUnderTheNameOfTheNewestIsNotTheNewest() {
    world.claim("a");
    world.policy("hourly", spec -> spec.schedule("0 1-4 * * *"));
    world.runUntil("04:30:00");
    world.cluster.freezeSnapshots();
    world.kubectl.deleteSnapshot("a-hourly-202603010400");
    world.runFor(Duration.ofSeconds(5));
    world.kubectl.createSnapshot("a-hourly-202603010400", "a");
    world.backend.ready(ref("a-hourly-202603010400"));

    world.policy("hourly", spec -> spec.schedule("0 1-4 * * *").keepLast(1));
    world.runUntil("05:30:00");

    assertThat(world.cluster.writes(Verb.DELETE_SNAPSHOT)).isEmpty();
  }

  @Test
  void whereNoneIsReadyEachFailedOneIsReadBeforeItGoes() {
    twoFailedOnes();
    world.cluster.faults().refuse(Call.READ, FIRST, Reason.ApiUnavailable);

    world.runUntil("02:59:00");
    assertThat(world.snapshots()).contains(FIRST);

    world.cluster.faults().allow(Call.READ);
    world.runUntil("03:30:00");
    assertThat(world.snapshots()).doesNotContain(FIRST);
  }

  /** The version it was decided by would stop the delete as well; this one is not even sent. */
  @Test
  void ofOneThatHasBecomeReadyNoDeleteIsSent() {
    twoFailedOnes();
    world.cluster.freezeSnapshots();
    world.cluster.freezeContents();
    world.backend.ready(ref(FIRST));
    world.cluster.faults().refuse(Call.DELETE_SNAPSHOT, Reason.PermissionDenied);

    world.runUntil("02:59:00");

    assertThat(world.cluster.faults().refused(Call.DELETE_SNAPSHOT)).isEmpty();
  }

  @Test
  void whereNoneIsReadyTheClocksAreComparedWithEachRead() {
    twoFailedOnes();
    world.cluster.faults().onRead(() -> world.clockAhead(Duration.ofSeconds(301)));

    world.runUntil("02:59:00");

    assertThat(world.cluster.writes(Verb.DELETE_SNAPSHOT)).isEmpty();
  }

  @Test
  void aPolicyThatOnlyTheCachesDoNotShowHasNoOrphans() {
    world.claim("a");
    world.backend.failing("a", "no space left");
    world.policy("once", spec -> spec.schedule("0 1 * * *"));
    world.runUntil("01:30:00");

    world.cluster.hidePolicy(ref("once"));
    world.backend.fail(ref("a-once-202603010100"), "still no space left");
    world.runUntil("09:30:00");

    assertThat(world.snapshots()).containsExactly("a-once-202603010100");
  }

  /** At half past two the first has failed and is not the newest; nothing was ever Ready. */
  private void twoFailedOnes() {
    world.claim("a");
    world.backend.silent("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("02:05:00");
    assertThat(world.snapshots()).hasSize(2);
  }
}
