package io.snapherd.operation.pruning;

import static io.snapherd.operation.fake.Kubectl.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.DeletionPolicy;
import io.snapherd.model.Names;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Reason;
import io.snapherd.operation.fake.Faults.Call;
import io.snapherd.operation.fake.World;
import io.snapherd.operation.fake.Write.Verb;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose snapshots a plan is about, what holds them, and that letting go is noticed. */
class PruneScopeTest {
  private static final String FIRST = "a-hourly-202603010100";

  private final World world = new World();

  @Test
  void copiesInAnotherNamespaceAreNotPrunedByThePolicyTheyName() {
    hourlyUntilHalfPastFour();
    copy(new ObjectRef("elsewhere", "one"));
    copy(new ObjectRef("elsewhere", "two"));

    world.policy("hourly", spec -> spec.schedule("0 1-4 * * *").keepLast(1));
    world.runUntil("05:30:00");

    assertThat(world.snapshots()).contains("one", "two");
  }

  private void copy(ObjectRef ref) {
    world.kubectl.createSnapshot(ref, "a", world.kubectl.snapshot(FIRST).origin());
    world.backend.ready(ref);
  }

  @Test
  void aSnapshotThatAPendingClaimIsFilledFromIsKeptWhoeverMadeTheClaim() {
    hourlyUntilHalfPastFour();
    world.backend.claimsStick();
    world.kubectl.createClaimFrom(FIRST, "by-hand");
    world.policy("hourly", spec -> spec.schedule("0 1-4 * * *").claims("a").keepLast(1));
    world.runUntil("04:40:00");
    assertThat(world.cluster.writes(Verb.DELETE_SNAPSHOT)).hasSize(2);
    assertThat(world.kubectl.snapshot(FIRST).id().terminating()).isFalse();

    world.backend.bindClaim(ref("by-hand"));
    world.runUntil("04:41:00");

    assertThat(world.snapshots()).containsExactly("a-hourly-202603010400");
  }

  @Test
  void aSnapshotIsPrunedAsSoonAsTheRequestThatNamesItIsTakenBack() {
    hourlyUntilHalfPastFour();
    world.cluster.faults().refuse(Call.CREATE_CLAIM, Reason.QuotaExceeded);
    world.kubectl.annotateClaim("a", Names.RESTORE_FROM, FIRST);
    world.policy("hourly", spec -> spec.schedule("0 1-4 * * *").keepLast(1));
    world.runUntil("04:40:00");
    assertThat(world.snapshots()).containsExactly(FIRST, "a-hourly-202603010400");

    world.kubectl.unannotateClaim("a", Names.RESTORE_FROM);
    world.runUntil("04:41:00");

    assertThat(world.snapshots()).containsExactly("a-hourly-202603010400");
  }

  @Test
  void aSnapshotIsPrunedAsSoonAsItsContentIsNoLongerRetained() {
    hourlyUntilHalfPastFour();
    world.kubectl.patchContent(FIRST, DeletionPolicy.RETAIN);
    world.policy("hourly", spec -> spec.schedule("0 1-4 * * *").keepLast(1));
    world.runUntil("04:40:00");
    assertThat(world.snapshots()).containsExactly(FIRST, "a-hourly-202603010400");

    world.kubectl.patchContent(FIRST, DeletionPolicy.DELETE);
    world.runUntil("04:41:00");

    assertThat(world.snapshots()).containsExactly("a-hourly-202603010400");
    assertThat(world.status("hourly").problems()).isEmpty();
  }

  @Test
  void anOrphanThatARestoreWaitsForIsKeptThoughItHasFailed() {
    world.claim("a");
    world.backend.failing("a", "no space left");
    world.policy("hourly", spec -> spec);
    world.runUntil("01:30:00");
    world.kubectl.restoreTo(FIRST, "b");
    world.kubectl.deletePolicy("hourly");

    world.runUntil("05:30:00");

    assertThat(world.snapshots()).containsExactly(FIRST);
  }

  /** Deleted and created again at once, the watch may bring both as one change. */
  @Test
  void failedSnapshotsOfAPolicyThatWasReplacedGo() {
    world.claim("a");
    world.backend.failing("a", "no space left");
    world.policy("hourly", spec -> spec);
    world.runUntil("01:30:00");
    world.cluster.freeze();
    world.kubectl.deletePolicy("hourly");
    world.policy("hourly", spec -> spec.schedule("0 23 * * *"));
    world.cluster.thawCoalesced();

    world.runUntil("05:30:00");

    assertThat(world.snapshots()).isEmpty();
  }

  @Test
  void aBlockedDeleteDoesNotNameAClaimThatWasFilledLongAgo() {
    hourlyUntilHalfPastFour();
    world.kubectl.createClaimFrom(FIRST, "filled");
    world.kubectl.annotateClaim("filled", Names.RESTORE_FROM, "latest");
    world.runFor(Duration.ofSeconds(5));
    world.backend.deletesStick();
    world.kubectl.deleteSnapshot(FIRST);
    world.runFor(Duration.ofSeconds(160));

    assertThat(problems())
        .singleElement()
        .satisfies(message -> assertThat(message).contains(FIRST).doesNotContain("filled"));
  }

  private List<String> problems() {
    return world.status("hourly").problems().stream()
        .filter(p -> p.reason() == Reason.PruneBlocked)
        .map(p -> p.message())
        .toList();
  }

  private void hourlyUntilHalfPastFour() {
    world.claim("a");
    world.policy("hourly", spec -> spec.schedule("0 1-4 * * *").claims("a"));
    world.runUntil("04:30:00");
    assertThat(world.snapshots()).hasSize(4);
  }
}
