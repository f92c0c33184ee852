package io.snapherd.operation.status;

import static io.snapherd.operation.fake.Kubectl.ref;
import static io.snapherd.operation.fake.World.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.Claim;
import io.snapherd.model.ClaimPhase;
import io.snapherd.model.PolicyStatus;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Figures;
import io.snapherd.operation.Telemetry.Taken;
import io.snapherd.operation.fake.Faults.Call;
import io.snapherd.operation.fake.Kubectl;
import io.snapherd.operation.fake.World;
import io.snapherd.restore.RestorePhase;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the metrics say of policies. */
class PolicyNumbersTest {
  private final World world = new World();

  /**
   * A day with new claims, failures, restarts, a suspension and a recovery, looked at every 20
   * seconds.
   */
  @Test
  void theyAgreeWithTheStatusAtEveryMoment() {
    world.claim("a");
    world.policy("hourly", spec -> spec.keepLast(2));
    live("01:30:00");
    world.claim("b");
    world.kubectl.createClaim("never-bound", Map.of());
    live("03:30:00");
    world.backend.failing("b", "no space left");
    live("05:01:00");
    world.restart();
    live("07:30:00");
    world.policy("hourly", spec -> spec.keepLast(2).suspended());
    live("09:30:00");
    world.policy("hourly", spec -> spec.keepLast(2));
    world.backend.healed("b");
    live("10:00:05");
    world.restart();
    live("12:30:00");
    world.kubectl.deleteClaim("a");
    live("14:30:00");
    world.policy("hourly", spec -> spec.schedule("99 * * * *"));
    live("16:00:00");
  }

  private void live(String until) {
    while (world.clock.instant().isBefore(at(until))) {
      world.runFor(Duration.ofSeconds(20));
      agrees(world.figures.of("hourly").orElseThrow(), world.status("hourly"));
    }
  }

  private void agrees(Figures figures, PolicyStatus status) {
    Instant now = world.clock.instant();
    assertThat(figures.claims()).as("at %s", now).isEqualTo(status.claims());
    assertThat(figures.snapshots()).as("at %s", now).isEqualTo(status.snapshots());
    assertThat(figures.lastSuccess()).as("at %s", now).isEqualTo(status.lastSuccessfulTime());
    assertThat(figures.nextRun()).as("at %s", now).isEqualTo(status.nextScheduleTime());
    assertThat(figures.recoveryPoint()).as("at %s", now).isEqualTo(worst());
  }

  /** Found the simple way. */
  private Optional<Instant> worst() {
    return world.cluster.claims().stream()
        .filter(c -> c.phase() == ClaimPhase.BOUND && !c.id().terminating())
        .map(this::newest)
        .min(Comparator.naturalOrder());
  }

  private Instant newest(Claim claim) {
    return world.cluster.snapshots().stream()
        .filter(s -> s.claimName().equals(Optional.of(claim.name())))
        .filter(Snapshot::usable)
        .map(s -> s.status().cut().orElseThrow())
        .max(Comparator.naturalOrder())
        .orElse(claim.id().created());
  }

  @Test
  void theRecoveryPointIsByOurClock() {
    world.clockAhead(Duration.ofMinutes(4));
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("01:30:00");

    assertThat(world.figures.of("hourly").orElseThrow().recoveryPoint().orElseThrow())
        .isBetween(at("01:00:00"), at("01:00:05"));
  }

  @Test
  void withoutAClaimThereIsNothingToRecover() {
    world.policy("hourly", spec -> spec.claims("none"));
    world.runUntil("01:30:00");

    assertThat(world.figures.of("hourly").orElseThrow().recoveryPoint()).isEmpty();
  }

  @Test
  void theyGoWithThePolicy() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("01:30:00");
    world.kubectl.deletePolicy("hourly");
    world.runFor(Duration.ofSeconds(10));

    assertThat(world.figures.of("hourly")).isEmpty();
  }

  @Test
  void eachSnapshotThatBecomesReadyIsCountedOnce() {
    world.claim("a", "b");
    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("03:30:00");
    world.restart();
    world.cluster.relist();
    world.runUntil("03:40:00");

    assertThat(taken(Taken.READY)).isEqualTo(6);
    assertThat(taken(Taken.FAILED)).isZero();
    assertThat(taken(Taken.SKIPPED)).isZero();
  }

  @Test
  void oneThatIsReadyAfterARestartIsCounted() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("01:00:01");
    world.restart();
    world.runUntil("01:30:00");

    assertThat(taken(Taken.READY)).isEqualTo(1);
  }

  @Test
  void oneThatGoesAndComesBackIsCountedOnce() {
    world.claim("a");
    world.policy("hourly", spec -> spec.schedule("0 1 * * *"));
    world.runUntil("01:30:00");
    world.backend.loseContent(ref(world.snapshots().get(0)));
    world.runFor(Duration.ofMinutes(1));
    world.backend.ready(ref(world.snapshots().get(0)));
    world.runFor(Duration.ofMinutes(1));

    assertThat(taken(Taken.READY)).isEqualTo(1);
  }

  @Test
  void eachSnapshotThatFailsIsCountedOnce() {
    world.claim("a");
    world.backend.failing("a", "no space left");
    world.policy("hourly", spec -> spec);
    world.runUntil("01:05:00");
    assertThat(taken(Taken.FAILED)).isZero();
    world.runUntil("01:30:00");
    world.restart();
    world.runUntil("01:40:00");

    assertThat(taken(Taken.FAILED)).isEqualTo(1);
    assertThat(taken(Taken.READY)).isZero();
  }

  @Test
  void oneThatWasTooLateIsNotReadyAsWell() {
    world.claim("a");
    world.backend.cutsTake(Duration.ofMinutes(20));
    world.policy("daily", spec -> spec.schedule("0 1 * * *"));
    world.runUntil("01:30:00");

    assertThat(world.status("daily").snapshots().ready()).isEqualTo(1);
    assertThat(world.telemetry.taken("daily", Taken.FAILED)).isEqualTo(1);
    assertThat(world.telemetry.taken("daily", Taken.READY)).isZero();
  }

  @Test
  void aSlotThatTooManyUnreadyOnesPreventIsSkipped() {
    world.claim("a");
    world.backend.failing("a", "no space left");
    world.backend.deletesStick();
    world.policy("hourly", spec -> spec);
    world.runUntil("02:30:00");
    assertThat(taken(Taken.SKIPPED)).isZero();
    world.runUntil("03:30:00");

    assertThat(world.snapshots()).hasSize(2);
    assertThat(taken(Taken.SKIPPED)).isEqualTo(1);
    assertThat(taken(Taken.FAILED)).isEqualTo(2);
  }

  @Test
  void aSlotWhoseCreateIsRefusedToTheEndIsSkippedOnce() {
    world.claim("a");
    world.cluster.faults().refuse(Call.CREATE_SNAPSHOT, Reason.QuotaExceeded);
    world.policy("hourly", spec -> spec);
    world.runUntil("01:59:59");
    assertThat(taken(Taken.SKIPPED)).isEqualTo(1);
    world.runUntil("02:59:59");
    assertThat(taken(Taken.SKIPPED)).isEqualTo(2);
  }

  @Test
  void aSlotThatIsOvertakenWhileItWaitsIsSkipped() {
    world.maxInFlightPerDriver(1);
    world.claim("a", "b");
    world.backend.cutsTake(Duration.ofSeconds(90));
    world.policy("minutely", spec -> spec.schedule("* * * * *"));
    world.runUntil("00:10:30");

    int slots = 10 * 2;
    int made = world.snapshots().size();
    assertThat(world.telemetry.taken("minutely", Taken.SKIPPED))
        .isBetween(slots - made - 2, slots - made);
  }

  /** Nobody looks at the policy between the snapshot and the next slot. */
  @Test
  void aSlotThatIsTakenInTheLastMomentIsNotSkipped() {
    world.maxInFlightPerDriver(1);
    world.claim("a", "b");
    world.backend.cutsTake(Duration.ofMillis(59_500));
    world.policy("minutely", spec -> spec.schedule("* * * * *"));
    world.runUntil("00:02:30");

    assertThat(world.snapshots()).hasSize(2).last().asString().startsWith("b-");
    assertThat(world.telemetry.taken("minutely", Taken.SKIPPED)).isZero();
  }

  @Test
  void aClaimThatCannotHaveASnapshotSkipsNothing() {
    world.kubectl.createClaim("waiting", Map.of());
    world.backend.claimsStick();
    world.policy("hourly", spec -> spec);
    world.runUntil("03:30:00");

    assertThat(taken(Taken.SKIPPED)).isZero();
  }

  @Test
  void eachDeleteThatIsAcceptedIsCounted() {
    world.claim("a");
    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("04:30:00");

    assertThat(world.telemetry.pruned("hourly")).isEqualTo(3);
  }

  @Test
  void eachRestoreIsCountedOnceAtItsEnd() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("01:30:00");
    world.kubectl.annotateClaim("a", "snapherd.io/restore-from", "latest");
    world.kubectl.annotateClaim("a", "snapherd.io/restore-to", "a-again");
    world.runFor(Duration.ofMinutes(1));
    world.kubectl.unannotateClaim("a", "snapherd.io/restore-status");
    world.runFor(Duration.ofMinutes(1));
    world.restart();
    world.runFor(Duration.ofMinutes(1));

    assertThat(world.telemetry.restores(RestorePhase.Bound)).isEqualTo(1);
    assertThat(world.telemetry.restores(RestorePhase.Failed)).isZero();
  }

  @Test
  void aRestoreThatFailsIsCounted() {
    world.claim("a", "b");
    world.policy("hourly", spec -> spec);
    world.runUntil("01:30:00");
    world.kubectl.annotateClaim("a", "snapherd.io/restore-from", "latest");
    world.kubectl.annotateClaim("a", "snapherd.io/restore-to", "b");
    world.runFor(Duration.ofMinutes(1));

    assertThat(world.telemetry.restores(RestorePhase.Failed)).isEqualTo(1);
    assertThat(world.telemetry.restores(RestorePhase.Bound)).isZero();
  }

  @Test
  void orphansAreCountedByNamespace() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("02:30:00");
    assertThat(world.orphans().byNamespace()).isEmpty();
    world.kubectl.deletePolicy("hourly");
    world.runFor(Duration.ofSeconds(10));

    assertThat(world.orphans().byNamespace()).containsExactly(Map.entry("shop", 2L));
    world.restart();
    assertThat(world.orphans().byNamespace()).containsExactly(Map.entry("shop", 2L));

    world.kubectl.adopt(
        world.snapshots().get(0), world.policy("other", spec -> spec), Optional.empty());
    world.kubectl.deleteSnapshot(world.snapshots().get(1));
    world.runFor(Duration.ofSeconds(10));
    assertThat(world.orphans().byNamespace()).isEmpty();
  }

  @Test
  void whatIsUnderWayIsCountedByDriver() {
    world.claim("a", "b", "c");
    world.backend.cutsTake(Duration.ofSeconds(5));
    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("00:30:00");
    assertThat(world.workload().creating()).containsExactly(of(0));
    world.runUntil("01:00:02");
    assertThat(world.workload().creating()).containsExactly(of(3));
    world.runUntil("01:30:00");
    assertThat(world.workload().creating()).containsExactly(of(0));
  }

  @Test
  void whatIsToBeDeletedAndWaitsIsTheBacklog() {
    world.claim("a", "b", "c");
    world.backend.deletesTake(Duration.ofSeconds(20));
    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("02:00:10");

    assertThat(world.workload().deleting()).containsExactly(of(2));
    assertThat(world.workload().pruneBacklog()).containsExactly(of(1));
    world.runUntil("02:30:00");
    assertThat(world.workload().deleting()).containsExactly(of(0));
    assertThat(world.workload().pruneBacklog()).containsExactly(of(0));
  }

  @Test
  void whatADryRunKeepsIsNoBacklog() {
    world.claim("a");
    world.policy("hourly", spec -> spec.keepLast(1).dryRun());
    world.runUntil("03:30:00");

    assertThat(world.status("hourly").nextPrune()).hasSize(2);
    assertThat(world.workload().pruneBacklog()).containsExactly(of(0));
  }

  private static Map.Entry<String, Long> of(long count) {
    return Map.entry(Kubectl.DRIVER, count);
  }

  private int taken(Taken result) {
    return world.telemetry.taken("hourly", result);
  }
}
