package io.snapherd.operation.news;

import static io.snapherd.latency.Phase.BACKEND;
import static io.snapherd.latency.Phase.DELETE;
import static io.snapherd.latency.Phase.QUEUE;
import static io.snapherd.latency.Phase.READY;
import static io.snapherd.latency.Phase.RESTORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.latency.Phase;
import io.snapherd.model.Names;
import io.snapherd.model.Reason;
import io.snapherd.operation.Durations.Of;
import io.snapherd.operation.Telemetry.Taken;
import io.snapherd.operation.fake.Faults.Call;
import io.snapherd.operation.fake.Kubectl;
import io.snapherd.operation.fake.World;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The times of snapshots and restores. The backend makes a content after a second, begins to cut at
 * that moment and is done after {@link #CUT} from the creation.
 */
class LatenciesTest {
  private static final Duration CUT = Duration.ofSeconds(5);

  private final World world = new World();

  @BeforeEach
  void aSlowBackend() {
    world.backend.cutsTake(CUT);
    world.claim("a");
  }

  @Test
  void everyPhaseOfASnapshotIsMeasured() {
    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("02:30:00");

    assertThat(told(QUEUE)).isEqualTo(seconds(1, 1));
    assertThat(told(BACKEND)).isEqualTo(seconds(4, 4));
    assertThat(told(READY)).isEqualTo(seconds(5, 5));
    assertThat(told(DELETE)).isEqualTo(seconds(1));
  }

  @ParameterizedTest
  @EnumSource(names = {"QUEUE", "BACKEND", "READY", "DELETE"})
  void aTimeIsToldWithItsDriverAndClass(Phase phase) {
    world.policy("hourly", spec -> spec.keepLast(1));
    world.runUntil("02:30:00");

    assertThat(world.durations.all())
        .filteredOn(t -> t.what().phase() == phase)
        .isNotEmpty()
        .allMatch(t -> t.what().equals(new Of(phase, Kubectl.DRIVER, Kubectl.CLASS)));
  }

  @Test
  void thoseOfOthersTellOfTheBackendButNotOfAPolicy() {
    world.runFor(Duration.ofSeconds(1));
    world.kubectl.createSnapshot("by-hand", "a");
    world.runFor(Duration.ofMinutes(1));

    assertThat(told(QUEUE)).isEqualTo(seconds(1));
    assertThat(told(BACKEND)).isEqualTo(seconds(4));
    assertThat(told(READY)).isEmpty();
  }

  /** Anybody can write it into a snapshot; administrators alone make classes. */
  @Test
  void aSnapshotClassThatThereIsNotIsNoLabel() {
    world.runFor(Duration.ofSeconds(1));
    world.kubectl.createSnapshotOfClass("any-name-at-all", "by-hand", "a");
    world.runFor(Duration.ofMinutes(1));
    world.kubectl.deleteSnapshot("by-hand");
    world.runFor(Duration.ofMinutes(1));

    assertThat(world.durations.all())
        .hasSize(3)
        .allMatch(t -> t.what().equals(new Of(t.what().phase(), Kubectl.DRIVER, "")));
  }

  @Test
  void aStorageClassThatThereIsNotIsNoLabel() {
    world.backend.claimsStick();
    restore("a-again");
    world.runFor(Duration.ofMinutes(1));
    world.kubectl.deleteStorageClass();
    world.runFor(Duration.ofSeconds(1));
    world.backend.bindClaim(Kubectl.ref("a-again"));
    world.runFor(Duration.ofMinutes(1));

    assertThat(world.durations.all())
        .last()
        .matches(t -> t.what().equals(new Of(RESTORE, Kubectl.DRIVER, "")));
  }

  @Test
  void whatComesInOneEventIsNotMeasured() {
    world.policy("hourly", spec -> spec);
    world.runUntil("00:59:00");
    world.cluster.freeze();
    world.runUntil("01:00:10");
    world.cluster.thawCoalesced();
    world.runUntil("01:30:00");

    assertThat(told(QUEUE)).isEqualTo(unmeasured(1));
    assertThat(told(BACKEND)).isEqualTo(unmeasured(1));
    assertThat(told(READY)).isEqualTo(unmeasured(1));
  }

  @Test
  void anOperatorThatWasDownMeasuresNothingThatBeganBefore() {
    world.policy("hourly", spec -> spec);
    world.runUntil("01:00:02");
    world.restart();
    world.runUntil("01:30:00");

    assertThat(told(QUEUE)).isEqualTo(seconds(1));
    assertThat(told(BACKEND)).isEqualTo(unmeasured(1));
    assertThat(told(READY)).isEqualTo(unmeasured(1));
  }

  @Test
  void aListThatShowsWhatIsOverIsNoEvent() {
    world.policy("hourly", spec -> spec);
    world.runUntil("03:30:00");
    int before = world.durations.all().size();

    world.restart();
    world.runFor(Duration.ofMinutes(1));
    world.cluster.relist();

    assertThat(world.durations.all()).hasSize(before);
  }

  @Test
  void whatHasEndedWhileTheWatchesWereLostIsNotMeasured() {
    world.policy("hourly", spec -> spec);
    world.runUntil("01:00:02");
    whileLost("01:05:00");
    world.cluster.relist();

    assertThat(told(BACKEND)).isEqualTo(unmeasured(1));
    assertThat(told(READY)).isEqualTo(unmeasured(1));
  }

  /** A list shows it for the first time, and as over: it is no less new for that. */
  @Test
  void aSnapshotThatWasMadeAndReadyWhileTheWatchesWereLostIsCounted() {
    world.policy("hourly", spec -> spec);
    world.runUntil("00:59:00");
    whileLost("01:00:10");
    world.cluster.relist();

    assertThat(told(QUEUE)).isEqualTo(unmeasured(1));
    assertThat(told(BACKEND)).isEqualTo(unmeasured(1));
    assertThat(told(READY)).isEqualTo(unmeasured(1));
    assertThat(world.telemetry.taken("hourly", Taken.READY)).isEqualTo(1);
  }

  @Test
  void anEndThatARebegunWatchCatchesUpOnIsNotMeasured() {
    world.policy("hourly", spec -> spec);
    world.runUntil("01:00:02");
    whileLost("01:05:00");
    world.cluster.reconnect();

    assertThat(told(BACKEND)).isEqualTo(unmeasured(1));
    assertThat(told(READY)).isEqualTo(unmeasured(1));
  }

  @Test
  void aBeginThatARebegunWatchCatchesUpOnIsNotMeasured() {
    world.policy("hourly", spec -> spec);
    world.runUntil("00:59:00");
    whileLost("01:00:03");
    world.cluster.reconnect();
    world.runUntil("01:30:00");

    assertThat(told(QUEUE)).isEqualTo(unmeasured(1));
    assertThat(told(BACKEND)).isEqualTo(unmeasured(1));
    assertThat(told(READY)).isEqualTo(unmeasured(1));
  }

  @Test
  void whatIsUnderWayBeforeAndAfterAWatchWasLostIsMeasured() {
    world.policy("hourly", spec -> spec);
    world.runUntil("01:00:02");
    whileLost("01:00:03");
    world.cluster.relist();
    world.runUntil("01:30:00");

    assertThat(told(BACKEND)).isEqualTo(seconds(4));
    assertThat(told(READY)).isEqualTo(seconds(5));
  }

  private void whileLost(String until) {
    world.cluster.freeze();
    world.runUntil(until);
    world.cluster.thaw();
  }

  /** A list shows one object where there were two: the old one is gone, the new one is not late. */
  @Test
  void aSnapshotThatWasMadeAnewWhileTheWatchesWereLostIsAnother() {
    world.runFor(Duration.ofSeconds(1));
    world.backend.silent("a");
    world.kubectl.createSnapshot("by-hand", "a");
    world.runFor(Duration.ofSeconds(1));
    world.cluster.freeze();
    world.kubectl.deleteSnapshot("by-hand");
    world.backend.healed("a");
    world.kubectl.createSnapshot("by-hand", "a");
    world.cluster.thaw();
    world.cluster.relist();
    world.runFor(Duration.ofMinutes(1));

    assertThat(told(DELETE)).isEqualTo(unmeasured(1));
    assertThat(told(QUEUE)).isEqualTo(unmeasured(1));
    assertThat(told(BACKEND)).isEqualTo(seconds(4));
  }

  @Test
  void onlyTheLeaderTells() {
    world.policy("hourly", spec -> spec);
    world.runUntil("01:00:00");
    world.standsBy();
    world.runUntil("01:30:00");

    assertThat(world.durations.all()).isEmpty();
  }

  @Test
  void whoTakesOverHasSeenTheBegin() {
    world.policy("hourly", spec -> spec);
    world.standsBy();
    world.runUntil("01:00:02");
    world.takesOver();
    world.runUntil("01:30:00");

    assertThat(told(QUEUE)).isEmpty();
    assertThat(told(BACKEND)).isEqualTo(seconds(4));
    assertThat(told(READY)).isEqualTo(seconds(5));
  }

  @Test
  void theWatchOfContentsMayBeBehindThatOfSnapshots() {
    world.policy("hourly", spec -> spec);
    world.runUntil("00:59:00");
    world.cluster.freezeContents();
    world.runUntil("01:00:03");
    world.cluster.thaw();
    world.runUntil("01:30:00");

    assertThat(told(QUEUE)).isEqualTo(seconds(3));
    assertThat(told(BACKEND)).isEqualTo(seconds(2));
  }

  @Test
  void aContentThatIsKnownBeforeItsSnapshotTellsNothingOfTheQueue() {
    world.runFor(Duration.ofSeconds(1));
    world.cluster.freezeSnapshots();
    world.kubectl.createSnapshot("by-hand", "a");
    world.runFor(Duration.ofSeconds(2));
    world.cluster.thaw();
    world.runFor(Duration.ofMinutes(1));

    assertThat(told(QUEUE)).isEqualTo(unmeasured(1));
    assertThat(told(BACKEND)).isEqualTo(seconds(4));
  }

  @Test
  void aDeleteIsOfTheDriverThoughTheContentIsGoneFirst() {
    world.policy("hourly", spec -> spec.keepLast(1));
    world.backend.deletesTake(Duration.ofSeconds(7));
    world.runUntil("02:30:00");

    assertThat(told(DELETE)).isEqualTo(seconds(7));
  }

  @Test
  void aSnapshotThatGoesUnreadyAndComesBackIsMeasuredOnce() {
    world.policy("hourly", spec -> spec.schedule("0 1 * * *"));
    world.runUntil("01:30:00");
    world.backend.loseContent(Kubectl.ref(world.snapshots().get(0)));
    world.runFor(Duration.ofMinutes(1));
    world.backend.ready(Kubectl.ref(world.snapshots().get(0)));
    world.runFor(Duration.ofMinutes(1));

    assertThat(told(READY)).isEqualTo(seconds(5));
  }

  @Test
  void aRestoreIsMeasuredUntilItsClaimIsBound() {
    restore("a-again");
    world.runFor(Duration.ofMinutes(1));

    assertThat(told(RESTORE)).isEqualTo(seconds(1));
    assertThat(world.durations.all())
        .last()
        .matches(t -> t.what().equals(new Of(RESTORE, Kubectl.DRIVER, Kubectl.STORAGE_CLASS)));
  }

  @Test
  void aRestoreBeginsWhenItsNodeIsSelected() {
    world.backend.claimsStick();
    restore("a-again");
    world.runFor(Duration.ofHours(1));
    world.kubectl.annotateClaim("a-again", Names.SELECTED_NODE, "node-1");
    world.runFor(Duration.ofSeconds(3));
    world.backend.bindClaim(Kubectl.ref("a-again"));
    world.runFor(Duration.ofMinutes(1));

    assertThat(told(RESTORE)).isEqualTo(seconds(3));
  }

  @Test
  void aNodeThatIsOnlySeenWithTheEndHidesTheBegin() {
    world.backend.claimsStick();
    restore("a-again");
    world.runFor(Duration.ofHours(1));
    world.cluster.freezeClaims();
    world.kubectl.annotateClaim("a-again", Names.SELECTED_NODE, "node-1");
    world.backend.bindClaim(Kubectl.ref("a-again"));
    world.cluster.thawCoalesced();
    world.runFor(Duration.ofMinutes(1));

    assertThat(told(RESTORE)).isEqualTo(unmeasured(1));
  }

  /** Only a claim that is filled from a snapshot is a restore. */
  @Test
  void otherClaimsAreNotRestores() {
    world.claim("b");
    world.runFor(Duration.ofMinutes(1));

    assertThat(told(RESTORE)).isEmpty();
  }

  @Test
  void aCreateIsLateByTheTimeSinceItsSlotAndJitter() {
    world.policy("hourly", spec -> spec.jitter(Duration.ofMinutes(10)));
    world.runUntil("03:30:00");

    assertThat(world.telemetry.lags())
        .hasSize(3)
        .allMatch(late -> late.compareTo(Duration.ofSeconds(1)) < 0);
  }

  @Test
  void whoWaitsForAPlaceIsLate() {
    world.maxInFlightPerDriver(1);
    world.claim("b");
    world.policy("hourly", spec -> spec);
    world.runUntil("01:30:00");

    assertThat(world.telemetry.lags()).hasSize(2);
    assertThat(world.telemetry.lags().get(1)).isBetween(CUT, CUT.plusSeconds(1));
  }

  /** Further tries are late because of the API server, not because of us. */
  @Test
  void onlyTheFirstCreateIsCounted() {
    world.cluster.faults().refuse(Call.CREATE_SNAPSHOT, Reason.QuotaExceeded);
    world.policy("hourly", spec -> spec);
    world.runUntil("01:30:00");

    assertThat(world.cluster.faults().refused(Call.CREATE_SNAPSHOT)).hasSizeGreaterThan(2);
    assertThat(world.telemetry.lags()).hasSize(1);
  }

  @Test
  void aRunNowIsNeverLate() {
    world.policy("daily", spec -> spec.schedule("0 23 * * *"));
    world.kubectl.runNow("daily", "1");
    world.runUntil("01:30:00");

    assertThat(world.snapshots()).hasSize(1);
    assertThat(world.telemetry.lags()).isEmpty();
  }

  private void restore(String name) {
    world.policy("hourly", spec -> spec.schedule("0 1 * * *"));
    world.runUntil("01:30:00");
    world.kubectl.annotateClaim("a", Names.RESTORE_FROM, "latest");
    world.kubectl.annotateClaim("a", Names.RESTORE_TO, name);
  }

  private List<Optional<Duration>> told(Phase phase) {
    return world.durations.of(phase);
  }

  private static List<Optional<Duration>> seconds(long... seconds) {
    return Arrays.stream(seconds).mapToObj(s -> Optional.of(Duration.ofSeconds(s))).toList();
  }

  private static List<Optional<Duration>> unmeasured(int count) {
    return Collections.nCopies(count, Optional.empty());
  }
}
