package io.snapherd.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.Names;
import io.snapherd.model.Problem;
import io.snapherd.model.Reason;
import io.snapherd.operation.fake.Faults.Call;
import io.snapherd.operation.fake.Kubectl;
import io.snapherd.operation.fake.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One that led, lost it, and leads again knows no more than one that has just begun. */
class ChangeOfLeadersTest {
  private final World world = new World();

  @Test
  void whoStandsByLooksAtNothingAndKeepsNoKey() {
    world.claim("a");
    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("00:30:00");
    int looks = world.wakeUps().looks();

    world.standsBy();
    world.runUntil("02:30:00");

    assertThat(world.snapshots()).containsExactly("a-hourly-202603010200");
    assertThat(world.wakeUps().looks()).isEqualTo(looks);
    assertThat(world.wakeUps().known()).isEmpty();
  }

  @Test
  void whoLeadsAgainGoesOn() {
    world.claim("a");
    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("00:30:00");
    world.standsBy();
    world.runUntil("01:30:00");
    world.takesOver();
    world.runUntil("02:30:00");

    assertThat(world.snapshots()).containsExactly("a-hourly-202603010200");
  }

  @Test
  void whoLeadsAgainRemembersNothingOfItsFirstTime() {
    muchIsUnderWay();
    assertThat(remembered()).hasSizeGreaterThan(15);

    world.standsBy();
    world.takesOver();

    assertThat(remembered()).isEmpty();
  }

  /** The one before has told of it. */
  @Test
  void whatBecameOfASnapshotMeanwhileIsNotToldAgain() {
    world.claim("a");
    world.backend.failing("a", "no space left");
    world.policy("p", spec -> spec.schedule("0 1 * * *"));
    world.runUntil("01:20:00");
    world.standsBy();
    world.runUntil("01:21:00");
    world.backend.ready(Kubectl.ref("a-p-202603010100"));
    world.runUntil("01:40:00");
    assertThat(world.events.of(Reason.SnapshotReady)).hasSize(1);

    world.takesOver();
    world.runUntil("01:50:00");

    assertThat(world.events.of(Reason.SnapshotReady)).hasSize(1);
  }

  @Test
  void aProblemThatWasOverMeanwhileAndIsBackIsToldAgain() {
    world.policy("hourly", spec -> spec.claims("a"));
    world.runUntil("00:10:00");
    assertThat(world.events.of(Reason.ClaimNotFound)).hasSize(1);
    world.standsBy();
    world.claim("a");
    world.runUntil("00:20:00");
    assertThat(problems("hourly")).doesNotContain(Reason.ClaimNotFound);

    world.backend.finishClaim(Kubectl.ref("a"));
    world.takesOver();
    world.runUntil("00:30:00");

    assertThat(world.events.of(Reason.ClaimNotFound)).hasSize(2);
  }

  /** Editing a schedule never causes a catch-up: not even to what it was in one's first time. */
  @Test
  void aScheduleThatIsBackCountsFromNow() {
    world.policy("p", spec -> spec.schedule("0 5 * * *"));
    world.claim("a");
    world.runUntil("00:10:00");
    world.cluster.faults().refuse(Call.WRITE_STATUS, Reason.ApiUnavailable);
    world.policy("p", spec -> spec.schedule("0 1 * * *"));
    world.runUntil("00:20:00");
    world.standsBy();
    world.cluster.faults().allow(Call.WRITE_STATUS);
    world.policy("p", spec -> spec.schedule("0 5 * * *"));
    world.runUntil("01:30:00");

    world.policy("p", spec -> spec.schedule("0 1 * * *"));
    world.takesOver();
    world.runUntil("01:40:00");

    assertThat(world.snapshots()).isEmpty();
  }

  private void muchIsUnderWay() {
    world.maxInFlightPerDriver(3).claim("a", "b", "c", "d", "e", "f");
    world.policy("broken", spec -> spec.schedule("61 * * * *"));
    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("01:30:00");
    world.cluster.faults().refuse(Call.WRITE_STATUS, "broken", Reason.ApiUnavailable);
    world.cluster.faults().refuse(Call.CREATE_SNAPSHOT, "a", Reason.QuotaExceeded);
    world
        .cluster
        .faults()
        .refuse(Call.DELETE_SNAPSHOT, "b-hourly-202603010100", Reason.PermissionDenied);
    world.cluster.faults().refuse(Call.CREATE_CLAIM, Reason.QuotaExceeded);
    world.backend.deletesTake(Duration.ofHours(1));
    world.runUntil("02:00:30");
    world.cluster.freezeSnapshots();
    world.policy("broken", spec -> spec.schedule("62 * * * *"));
    world.kubectl.runNow("hourly", "1");
    world.kubectl.annotateClaim("d", Names.RESTORE_FROM, "latest");
    world.kubectl.annotateClaim("f", Names.RESTORE_FROM, "2020-01-01T00:00:00Z");
    world.runFor(Duration.ofSeconds(2));
  }

  /** All but what every process keeps up by listening, whether it leads or not. */
  private List<String> remembered() {
    return world.memory().stream()
        .filter(m -> !m.startsWith("Laps.") && !m.startsWith("Orphans."))
        .toList();
  }

  private List<Reason> problems(String policy) {
    return world.status(policy).problems().stream().map(Problem::reason).toList();
  }
}
