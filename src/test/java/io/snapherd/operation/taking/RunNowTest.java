package io.snapherd.operation.taking;

import static io.snapherd.operation.fake.World.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.snapherd.model.Problem;
import io.snapherd.model.Reason;
import io.snapherd.operation.Subject;
import io.snapherd.operation.fake.Faults.Call;
import io.snapherd.operation.fake.Kubectl;
import io.snapherd.operation.fake.RecordedEvents.Told;
import io.snapherd.operation.fake.World;
import io.snapherd.operation.fake.Write.Verb;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Run now, by section 3 of the contract. */
class RunNowTest {
  private final World world = new World();

  @BeforeEach
  void aDailyPolicy() {
    world.claim("a", "b");
    world.policy("daily", spec -> spec.schedule("0 23 * * *"));
    world.runUntil("01:30:00");
  }

  @Test
  void everyClaimGetsOneSnapshotAtOnce() {
    world.kubectl.runNow("daily", "1");
    world.runUntil("01:31:00");

    assertThat(world.snapshots()).hasSize(2);
    assertThat(world.status("daily").memory().lastRunNow()).contains("1");
  }

  @Test
  void aValueThatIsTooLongIsAProblemAndHarmsNothingElse() {
    world.kubectl.runNow("daily", "x".repeat(200_000));
    world.runUntil("01:31:00");

    assertThat(world.snapshots()).isEmpty();
    assertThat(world.status("daily").problems())
        .extracting(Problem::reason)
        .containsExactly(Reason.InvalidRequest);
    assertThat(world.status("daily").memory().lastRunNow()).isEmpty();

    world.kubectl.runNow("daily", "1");
    world.runUntil("01:32:00");

    assertThat(world.snapshots()).hasSize(2);
    assertThat(world.status("daily").problems()).isEmpty();
  }

  @Test
  void alsoWhileSuspended() {
    world.policy("daily", spec -> spec.schedule("0 23 * * *").suspended());
    world.kubectl.runNow("daily", "1");
    world.runUntil("01:31:00");

    assertThat(world.snapshots()).hasSize(2);
  }

  @Test
  void itsSlotIsTheMomentItWasActedOn() {
    world.kubectl.runNow("daily", "1");
    world.runUntil("01:31:00");

    assertThat(world.cluster.snapshots())
        .allSatisfy(s -> assertThat(s.origin().slot()).contains(at("01:30:00")));
  }

  @Test
  void aValueIsNeverRunTwice() {
    world.kubectl.runNow("daily", "1");
    world.runUntil("01:31:00");
    world.kubectl.runNow("daily", "2");
    world.runUntil("01:32:00");
    world.kubectl.runNow("daily", "1");
    world.runUntil("01:33:00");

    assertThat(world.cluster.writes(Verb.CREATE_SNAPSHOT)).hasSize(4);
    assertThat(world.status("daily").memory().lastRunNow()).contains("1");
  }

  @Test
  void notEvenWhenTheStatusWasLost() {
    world.kubectl.runNow("daily", "1");
    world.runUntil("01:31:00");
    world.kubectl.wipeStatus("daily");
    world.runUntil("01:33:00");

    assertThat(world.cluster.writes(Verb.CREATE_SNAPSHOT)).hasSize(2);
    assertThat(world.status("daily").memory().lastRunNow()).contains("1");
  }

  @Test
  void aRefusedOneIsGivenUpAfterAnHour() {
    world.cluster.faults().refuse(Call.CREATE_SNAPSHOT, "b", Reason.QuotaExceeded);
    world.kubectl.runNow("daily", "1");
    world.runUntil("02:15:00");
    assertThat(world.status("daily").memory().lastRunNow()).isEmpty();

    world.runUntil("02:31:00");
    assertThat(world.status("daily").memory().lastRunNow()).contains("1");
    world.cluster.faults().allow(Call.CREATE_SNAPSHOT);
    world.runUntil("04:00:00");
    assertThat(world.snapshots()).hasSize(1);
  }

  @Test
  void aClaimThatIsNotBoundYetIsWaitedForAndThatIsSaid() {
    world.backend.claimsStick();
    world.kubectl.createClaim("late", Map.of());
    world.kubectl.runNow("daily", "1");
    world.runUntil("01:50:00");
    assertThat(world.snapshots()).hasSize(2);
    assertThat(world.status("daily").memory().lastRunNow()).isEmpty();
    assertThat(world.status("daily").problems())
        .extracting(Problem::claim, Problem::reason)
        .containsExactly(tuple(Optional.of("late"), Reason.ClaimNotBound));

    world.backend.bindClaim(Kubectl.ref("late"));
    world.runUntil("01:51:00");

    assertThat(world.snapshots()).hasSize(3);
    assertThat(world.status("daily").memory().lastRunNow()).contains("1");
    assertThat(world.status("daily").problems()).isEmpty();
  }

  @Test
  void aClaimThatIsNotBoundWithinAnHourIsGivenUp() {
    world.backend.claimsStick();
    world.kubectl.createClaim("late", Map.of());
    world.kubectl.runNow("daily", "1");
    world.runUntil("02:29:59");
    assertThat(world.status("daily").memory().lastRunNow()).isEmpty();

    world.runUntil("02:30:01");
    assertThat(world.status("daily").memory().lastRunNow()).contains("1");
    world.backend.bindClaim(Kubectl.ref("late"));
    world.runUntil("04:00:00");

    assertThat(world.snapshots()).hasSize(2);
    assertThat(world.status("daily").problems()).isEmpty();
  }

  @Test
  void aNewerValueReplacesOneThatIsRefused() {
    world.cluster.faults().refuse(Call.CREATE_SNAPSHOT, Reason.QuotaExceeded);
    world.kubectl.runNow("daily", "1");
    world.runUntil("01:40:00");

    world.cluster.faults().allow(Call.CREATE_SNAPSHOT);
    world.kubectl.runNow("daily", "2");
    world.settle();

    assertThat(world.cluster.snapshots())
        .hasSize(2)
        .allSatisfy(s -> assertThat(s.origin().runNow()).contains("2"));
  }

  @Test
  void whereItPushesAScheduledSnapshotOutThatOneIsNotTakenAgain() {
    world.policy("hourly", spec -> spec.claims("a").keepLast(1));
    world.runUntil("02:30:00");
    world.kubectl.runNow("hourly", "1");
    world.runUntil("02:59:00");

    assertThat(world.cluster.writes(Verb.CREATE_SNAPSHOT)).hasSize(2);
  }

  @Test
  void itNeverStandsInForAScheduledSlot() {
    world.runUntil("22:59:59");
    world.kubectl.runNow("daily", "1");
    world.runUntil("23:30:00");

    assertThat(world.snapshots()).hasSize(4);
  }

  @Test
  void whatBecameOfItIsSaidOnThePolicy() {
    world.cluster.faults().refuse(Call.CREATE_SNAPSHOT, "b", Reason.QuotaExceeded);
    world.kubectl.runNow("daily", "1");
    world.runUntil("02:31:00");

    assertThat(world.events.all())
        .filteredOn(e -> e.kind() == Subject.Kind.POLICY && e.message().contains("run-now"))
        .singleElement()
        .satisfies(
            e ->
                assertThat(e.message())
                    .isEqualTo("run-now '1' is done: there is a snapshot of 1 of 2 claims"));
  }

  @Test
  void aValueThatWasRunBeforeIsSaidToHaveRunAlready() {
    world.kubectl.runNow("daily", "1");
    world.runUntil("01:31:00");
    world.kubectl.runNow("daily", "2");
    world.runUntil("01:32:00");
    world.kubectl.runNow("daily", "1");
    world.runUntil("01:33:00");

    assertThat(world.events.all())
        .filteredOn(e -> e.kind() == Subject.Kind.POLICY && e.message().contains("run-now '1'"))
        .extracting(Told::message)
        .containsExactly(
            "run-now '1' is done: there is a snapshot of 2 of 2 claims",
            "run-now '1' has run already: there is a snapshot of 2 of 2 claims;"
                + " for new ones set another value");
  }

  @Test
  void aPolicyWithoutClaimsIsDoneWithItAtOnce() {
    world.policy("empty", spec -> spec.claims("none"));
    world.kubectl.runNow("empty", "1");
    world.runUntil("01:31:00");

    assertThat(world.status("empty").memory().lastRunNow()).contains("1");
  }
}
