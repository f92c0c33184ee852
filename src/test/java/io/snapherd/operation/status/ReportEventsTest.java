package io.snapherd.operation.status;

import static io.snapherd.operation.fake.Kubectl.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.Reason;
import io.snapherd.operation.Subject;
import io.snapherd.operation.fake.RecordedEvents.Told;
import io.snapherd.operation.fake.World;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What users are told of what has happened, where, and how often. */
class ReportEventsTest {
  private static final String FIRST = "a-hourly-202603010100";

  private final World world = new World();

  @Test
  void aSnapshotThatHasBecomeReadyIsToldOnItOnce() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("01:30:00");

    assertThat(onSnapshots(Reason.SnapshotReady))
        .singleElement()
        .satisfies(told -> assertThat(told.name()).isEqualTo(FIRST))
        .satisfies(told -> assertThat(told.message()).contains("claim a", "policy hourly"));
  }

  @Test
  void soIsOneThatIsReadyBeforeAnybodyHasLooked() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("00:59:00");
    world.cluster.freezeSnapshots();
    world.runUntil("01:00:10");
    world.cluster.thaw();
    world.runUntil("01:30:00");

    assertThat(onSnapshots(Reason.SnapshotReady)).hasSize(1);
  }

  @Test
  void oneThatHasFailedIsToldOnItWithTheDriversWords() {
    world.claim("a");
    world.backend.failing("a", "no space left");
    world.policy("hourly", spec -> spec);
    world.runUntil("01:30:00");

    assertThat(onSnapshots(Reason.SnapshotFailed))
        .singleElement()
        .satisfies(told -> assertThat(told.name()).isEqualTo(FIRST))
        .satisfies(told -> assertThat(told.message()).contains("no space left"));
    assertThat(onSnapshots(Reason.SnapshotReady)).isEmpty();
  }

  @Test
  void oneThatIsLostIsToldOnItOnce() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("01:30:00");
    world.backend.loseContent(ref(FIRST));
    world.runUntil("02:30:00");

    assertThat(onSnapshots(Reason.SnapshotLost)).extracting(Told::name).containsExactly(FIRST);
  }

  @Test
  void oneThatComesBackIsReadyOnceMore() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.runUntil("01:20:00");
    world.backend.loseContent(ref(FIRST));
    world.runUntil("01:30:00");
    world.backend.ready(ref(FIRST));
    world.runUntil("01:40:00");

    assertThat(onSnapshots(Reason.SnapshotReady)).hasSize(2);
  }

  @Test
  void aRestartTellsNothingAgain() {
    world.claim("a", "b", "c");
    world.backend.failing("b", "no space left");
    world.policy("hourly", spec -> spec);
    world.runUntil("01:20:00");
    world.backend.loseContent(ref("c-hourly-202603010100"));
    world.runUntil("01:30:00");
    List<Told> before = world.events.all();

    world.restart();
    world.runUntil("01:50:00");

    assertThat(world.events.all()).isEqualTo(before);
  }

  @Test
  void oneThatIsAdoptedIsNoNews() {
    world.claim("a");
    world.policy("hourly", spec -> spec);
    world.kubectl.createSnapshot("by-hand", "a");
    world.runUntil("00:30:00");
    world.kubectl.adopt(
        "by-hand", world.kubectl.policy("hourly"), Optional.of(world.kubectl.claim("a").uid()));
    world.runUntil("00:40:00");

    assertThat(world.events.of(Reason.SnapshotReady)).isEmpty();
  }

  @Test
  void aSlotIsToldOnThePolicyWithHowManyClaimsHaveTheirSnapshot() {
    world.claim("a", "b");
    world.backend.bindClaim(ref("b"), Optional.empty());
    world.policy("hourly", spec -> spec);
    world.runUntil("01:30:00");

    assertThat(onPolicies(Reason.SnapshotTaken))
        .extracting(Told::message)
        .containsExactly("slot 2026-03-01T01:00:00Z is done: there is a snapshot of 1 of 2 claims");
  }

  @Test
  void aSlotOfAPolicyWithoutClaimsIsNotWorthTelling() {
    world.policy("hourly", spec -> spec);
    world.runUntil("01:30:00");

    assertThat(world.events.all()).isEmpty();
  }

  private List<Told> onSnapshots(Reason reason) {
    return on(Subject.Kind.SNAPSHOT, reason);
  }

  private List<Told> onPolicies(Reason reason) {
    return on(Subject.Kind.POLICY, reason);
  }

  private List<Told> on(Subject.Kind kind, Reason reason) {
    return world.events.of(reason).stream().filter(told -> told.kind() == kind).toList();
  }
}
