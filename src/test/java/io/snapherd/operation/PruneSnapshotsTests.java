package io.snapherd.operation;

import static io.snapherd.operation.fake.Kubectl.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.Condition;
import io.snapherd.model.PolicyStatus.PruneCandidate;
import io.snapherd.model.Reason;
import io.snapherd.operation.fake.Faults.Call;
import io.snapherd.operation.fake.World;
import io.snapherd.operation.fake.Write;
import io.snapherd.operation.fake.Write.Verb;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Section 4 of the contract: what is deleted, and what never is. */
class PruneSnapshotsTests {
  private final World world = new World();

  @Test
  void oldSnapshotsGoOldestFirst() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("04:30:00");

    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("04:40:00");

    assertThat(world.snapshots()).containsExactly("a-hourly-202603010400");
    assertThat(deleted())
        .containsExactly("a-hourly-202603010100", "a-hourly-202603010200", "a-hourly-202603010300");
  }

  @Test
  void withoutRetentionNoReadyOneIsEverPruned() {
    world.claim("a");
    world.policy("hourly", spec -> spec);

    world.runUntil("12:30:00");

    assertThat(world.snapshots()).hasSize(12);
  }

  @Test
  void pruningGoesOnWhileCreatingIsRefused() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("04:30:00");
    world.cluster.faults().refuse(Call.CREATE_SNAPSHOT, Reason.QuotaExceeded);

    world.policy("hourly", spec -> spec.keepLast(2));
    world.runUntil("06:30:00");

    assertThat(world.snapshots()).containsExactly("a-hourly-202603010300", "a-hourly-202603010400");
  }

  @Test
  void aSuspendedPolicyIsStillPruned() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("04:30:00");

    world.policy("hourly", spec -> spec.suspended().keepLast(2));
    world.runUntil("04:40:00");

    assertThat(world.snapshots()).hasSize(2);
  }

  @Test
  void whatIsLeftOfAClaimThatIsGoneIsPrunedByTheSameRules() {
    world.claim("a", "b");
    world.policy("hourly", spec -> spec);
    world.runUntil("04:30:00");
    world.kubectl.deleteClaim("a");
    world.backend.finishClaim(ref("a"));
    world.settle();

    world.policy("hourly", spec -> spec.keepLast(2));
    world.runUntil("04:40:00");

    assertThat(world.snapshots()).filteredOn(name -> name.startsWith("a")).hasSize(2);
  }

  @Test
  void aCacheThatLiesDeletesNothing() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("04:30:00");
    world.cluster.freezeSnapshots();
    world.kubectl.deleteSnapshot("a-hourly-202603010400");

    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("04:50:00");

    assertThat(deleted()).isEmpty();
    assertThat(world.snapshots()).hasSize(3);
  }

  @Test
  void aWitnessThatIsNoLongerReadyDeletesNothing() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("04:30:00");
    world.cluster.freezeSnapshots();
    world.backend.loseContent(ref("a-hourly-202603010400"));

    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("04:50:00");

    assertThat(deleted()).isEmpty();
  }

  @Test
  void aFailedReadDeletesNothing() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("04:30:00");
    world.cluster.faults().refuse(Call.READ, Reason.ApiUnavailable);

    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("04:50:00");

    assertThat(deleted()).isEmpty();
    assertThat(world.snapshots()).hasSize(4);
  }

  @Test
  void eachDeleteCarriesTheVersionItWasDecidedBy() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("04:30:00");
    world.cluster.freezeSnapshots();
    world.kubectl.hold("a-hourly-202603010100", "before the migration");

    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("04:50:00");
    assertThat(world.snapshots()).contains("a-hourly-202603010100");

    world.cluster.thaw();
    world.runUntil("05:50:00");
    assertThat(world.snapshots()).containsExactly("a-hourly-202603010100", "a-hourly-202603010500");
  }

  @Test
  void aDryRunDeletesNothingAndShowsWhatWouldGo() {
    world.claim("a");
    world.policy("hourly", spec -> spec.keepLast(1).dryRun());

    world.runUntil("03:30:00");

    assertThat(deleted()).isEmpty();
    assertThat(world.status("hourly").nextPrune())
        .containsExactly(
            new PruneCandidate("a-hourly-202603010100", "a"),
            new PruneCandidate("a-hourly-202603010200", "a"));
    assertThat(pruned().reason()).isEqualTo(Reason.DryRun);
  }

  @Test
  void aChangedRetentionWaitsForTheGraceAndShowsWhatIsComing() {
    world.pruneGrace(Duration.ofMinutes(10)).claim("a");
    world.policy("hourly", spec -> spec.keepLast(3));
    world.runUntil("03:30:00");

    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("03:39:59");
    assertThat(deleted()).isEmpty();
    assertThat(world.status("hourly").nextPrune()).hasSize(2);
    assertThat(pruned().reason()).isEqualTo(Reason.PruneWaiting);

    world.runUntil("03:40:30");
    assertThat(world.snapshots()).containsExactly("a-hourly-202603010300");
    assertThat(world.status("hourly").nextPrune()).isEmpty();
  }

  @Test
  void aTypoThatIsUndoneWithinTheGraceDeletesNothing() {
    world.pruneGrace(Duration.ofMinutes(10)).claim("a");
    world.policy("hourly", spec -> spec.keepLast(3));
    world.runUntil("03:30:00");

    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("03:35:00");
    world.policy("hourly", spec -> spec.keepLast(3));
    world.runUntil("03:59:00");

    assertThat(deleted()).isEmpty();
  }

  @Test
  void atMostTwoDeletesAreUnderWayAtADriver() {
    world.claim("a", "b", "c");
    world.policy("hourly", spec -> spec);
    world.runUntil("04:30:00");
    world.backend.deletesTake(Duration.ofSeconds(20));

    world.policy("hourly", spec -> spec.keepLast(1));
    int most = 0;
    for (int i = 0; i < 200; i++) {
      world.runFor(Duration.ofSeconds(1));
      most = Math.max(most, deleting());
    }

    assertThat(most).isEqualTo(2);
    assertThat(world.snapshots()).hasSize(3);
  }

  @Test
  void aStuckDeleteMakesRoomAfter150Seconds() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("05:30:00");
    world.backend.deletesStick();

    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("05:32:29");
    assertThat(deleted()).hasSize(2);

    world.runUntil("05:33:00");
    assertThat(deleted()).hasSize(4);
  }

  @Test
  void aDeleteThatWasQuickerThanItsAnswerHoldsNoPlace() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("09:30:00");
    world.backend.deletesTake(Duration.ZERO);

    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("09:30:30");

    assertThat(world.snapshots()).hasSize(1);
  }

  @Test
  void failedOnesAreNoBackupsAndGoWhenANewerOneIsReady() {
    world.claim("a");
    world.backend.failing("a", "no space left");
    world.policy("hourly", spec -> spec);
    world.runUntil("01:30:00");
    assertThat(world.snapshots()).containsExactly("a-hourly-202603010100");

    world.backend.healed("a");
    world.runUntil("02:30:00");

    assertThat(world.snapshots()).containsExactly("a-hourly-202603010200");
  }

  @Test
  void aFailedOneThatBecameReadyBehindTheCachesBackIsNotDeleted() {
    world.claim("a");
    world.backend.silent("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("02:05:00");
    world.cluster.freezeSnapshots();
    world.backend.ready(ref("a-hourly-202603010100"));

    world.runUntil("02:30:00");

    assertThat(world.snapshots()).contains("a-hourly-202603010100");
  }

  @Test
  void aTerminatingClaimIsNotHeldUpByFailedSnapshots() {
    world.claim("a");
    world.backend.failing("a", "no space left");
    world.policy("hourly", spec -> spec);
    world.runUntil("01:30:00");
    assertThat(world.snapshots()).hasSize(1);

    world.kubectl.deleteClaim("a");
    world.runUntil("01:31:00");

    assertThat(world.snapshots()).isEmpty();
  }

  @Test
  void readySnapshotsOfAPolicyThatIsGoneAreNeverPruned() {
    world.claim("a");
    world.policy("hourly", spec -> spec.keepLast(2));
    world.runUntil("04:30:00");

    world.kubectl.deletePolicy("hourly");
    world.policy("hourly", spec -> spec.keepLast(1).schedule("0 23 * * *"));
    world.runUntil("09:30:00");

    assertThat(world.snapshots()).containsExactly("a-hourly-202603010300", "a-hourly-202603010400");
  }

  @Test
  void nothingIsAnOrphanAsLongAsTheApiServerKnowsItsPolicy() {
    world.claim("a");
    world.backend.failing("a", "no space left");
    world.policy("hourly", spec -> spec);
    world.runUntil("01:30:00");

    world.cluster.faults().refuse(Call.READ, Reason.ApiUnavailable);
    world.kubectl.deletePolicy("hourly");
    world.runUntil("09:30:00");

    assertThat(world.snapshots()).containsExactly("a-hourly-202603010100");
  }

  @Test
  void theFirstSnapshotOfAPolicyIsNotPrunedByARestoreOfItsStatus() {
    world.pruneGrace(Duration.ofMinutes(10)).claim("a");
    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("02:30:00");
    world.kubectl.wipeStatus("hourly");

    world.runUntil("02:35:00");

    assertThat(world.status("hourly").memory().retention()).isPresent();
    assertThat(world.snapshots()).contains("a-hourly-202603010200");
  }

  private List<String> deleted() {
    return world.cluster.writes(Verb.DELETE_SNAPSHOT).stream()
        .map(Write::object)
        .map(r -> r.name())
        .toList();
  }

  private int deleting() {
    return (int) world.cluster.snapshots().stream().filter(s -> s.id().terminating()).count();
  }

  private Condition pruned() {
    String policy = world.cluster.policy(ref("daily")).map(p -> "daily").orElse("hourly");
    return world.status(policy).conditions().stream()
        .filter(c -> c.type() == Condition.Type.Pruned)
        .findFirst()
        .orElseThrow();
  }
}
