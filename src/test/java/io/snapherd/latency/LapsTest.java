package io.snapherd.latency;

import static io.snapherd.latency.Moment.Arrival.LISTED;
import static io.snapherd.latency.Moment.Arrival.MISSED;
import static io.snapherd.latency.Moment.Arrival.WATCHED;
import static io.snapherd.latency.Stage.BEFORE;
import static io.snapherd.latency.Stage.OVER;
import static io.snapherd.latency.Stage.UNDER_WAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.latency.Moment.Arrival;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LapsTest {
  private static final String UID = "s-1";
  private static final Optional<Lap> NOTHING = Optional.empty();
  private static final Optional<Lap> UNMEASURED = Optional.of(Lap.unmeasured(Phase.BACKEND));

  private final Laps laps = new Laps();

  @Test
  void aPhaseIsMeasuredFromItsBeginToItsEnd() {
    assertThat(found(BEFORE, 1, WATCHED)).isEqualTo(NOTHING);
    assertThat(moved(BEFORE, UNDER_WAY, 100, WATCHED)).isEqualTo(NOTHING);
    assertThat(moved(UNDER_WAY, UNDER_WAY, 200, WATCHED)).isEqualTo(NOTHING);
    assertThat(moved(UNDER_WAY, OVER, 350, WATCHED)).isEqualTo(measured(250));
    assertThat(laps.size()).isZero();
  }

  @Test
  void anObjectThatAWatchBringsBeginsWithIt() {
    found(UNDER_WAY, 100, WATCHED);
    assertThat(moved(UNDER_WAY, OVER, 350, WATCHED)).isEqualTo(measured(250));
  }

  @Test
  void beginAndEndInOneEventAreNotMeasured() {
    found(BEFORE, 1, WATCHED);
    assertThat(moved(BEFORE, OVER, 100, WATCHED)).isEqualTo(UNMEASURED);
    assertThat(found(OVER, 100, WATCHED)).isEqualTo(UNMEASURED);
  }

  @Test
  void whatAListShowsAsOverIsNoEvent() {
    assertThat(found(OVER, 1, LISTED)).isEqualTo(NOTHING);
    assertThat(moved(OVER, OVER, 2, WATCHED)).isEqualTo(NOTHING);
  }

  @Test
  void whatAListShowsAsUnderWayCannotBeMeasured() {
    assertThat(found(UNDER_WAY, 1, LISTED)).isEqualTo(NOTHING);
    assertThat(moved(UNDER_WAY, OVER, 100, WATCHED)).isEqualTo(UNMEASURED);
  }

  @Test
  void whatIsNewAndOverAfterAWatchWasLostCannotBeMeasured() {
    assertThat(found(OVER, 1, MISSED)).isEqualTo(UNMEASURED);
  }

  @Test
  void whatIsNewAndUnderWayAfterAWatchWasLostCannotBeMeasured() {
    assertThat(found(UNDER_WAY, 1, MISSED)).isEqualTo(NOTHING);
    assertThat(moved(UNDER_WAY, OVER, 100, WATCHED)).isEqualTo(UNMEASURED);
  }

  @ParameterizedTest
  @EnumSource(names = {"MISSED", "LISTED"})
  void aBeginThatWasMissedIsNotMeasured(Arrival how) {
    found(BEFORE, 1, WATCHED);
    moved(BEFORE, UNDER_WAY, 100, how);
    assertThat(moved(UNDER_WAY, OVER, 200, WATCHED)).isEqualTo(UNMEASURED);
  }

  @ParameterizedTest
  @EnumSource(names = {"MISSED", "LISTED"})
  void anEndThatWasMissedIsNotMeasured(Arrival how) {
    found(UNDER_WAY, 100, WATCHED);
    assertThat(moved(UNDER_WAY, OVER, 200, how)).isEqualTo(UNMEASURED);
  }

  @Test
  void whatIsListedAgainUnchangedIsStillMeasured() {
    found(UNDER_WAY, 100, WATCHED);
    assertThat(moved(UNDER_WAY, UNDER_WAY, 200, MISSED)).isEqualTo(NOTHING);
    assertThat(moved(UNDER_WAY, OVER, 300, WATCHED)).isEqualTo(measured(200));
  }

  @Test
  void eachPhaseEndsOnce() {
    found(UNDER_WAY, 100, WATCHED);
    moved(UNDER_WAY, OVER, 200, WATCHED);
    assertThat(moved(OVER, UNDER_WAY, 300, WATCHED)).isEqualTo(NOTHING);
    assertThat(moved(UNDER_WAY, OVER, 400, WATCHED)).isEqualTo(NOTHING);
  }

  /** As a CSI sidecar does after an error that is final. */
  @Test
  void aTryThatFailedIsNotCountedInTheNext() {
    found(BEFORE, 1, WATCHED);
    moved(BEFORE, UNDER_WAY, 100, WATCHED);
    moved(UNDER_WAY, BEFORE, 200, WATCHED);
    moved(BEFORE, UNDER_WAY, 1000, WATCHED);
    assertThat(moved(UNDER_WAY, OVER, 1050, WATCHED)).isEqualTo(measured(50));
  }

  @Test
  void whatBeginsAgainIsMeasuredFromThen() {
    found(UNDER_WAY, 100, WATCHED);
    laps.beginAgain(UID, Phase.BACKEND, new Moment(500, WATCHED));
    assertThat(moved(UNDER_WAY, OVER, 600, WATCHED)).isEqualTo(measured(100));
    laps.beginAgain(UID, Phase.BACKEND, new Moment(700, WATCHED));
    assertThat(laps.size()).isZero();
  }

  @Test
  void anEndBeforeItsBeginIsNotMeasured() {
    found(UNDER_WAY, 100, WATCHED);
    assertThat(moved(UNDER_WAY, OVER, 99, WATCHED)).isEqualTo(UNMEASURED);
  }

  @Test
  void anObjectThatGoesTakesItsPhaseWithIt() {
    found(UNDER_WAY, 100, WATCHED);
    laps.forget(UID, Phase.BACKEND);
    assertThat(laps.size()).isZero();
    assertThat(moved(UNDER_WAY, OVER, 200, WATCHED)).isEqualTo(NOTHING);
  }

  /**
   * Whatever comes in whatever order: no time is negative or longer than all of it took, no phase
   * ends twice without beginning twice, and what is over is not remembered.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void nothingIsEverGuessed(long seed) {
    Random random = new Random(seed);
    Optional<Stage> before = Optional.empty();
    int begins = 0;
    int ends = 0;
    for (int now = 1; now <= 200; now++) {
      Stage next = List.of(BEFORE, UNDER_WAY, OVER).get(random.nextInt(3));
      Moment at = new Moment(now, List.of(WATCHED, MISSED, LISTED).get(random.nextInt(3)));
      Optional<Lap> lap = laps.moved(UID, Phase.BACKEND, before, next, at);
      begins += before.orElse(BEFORE) == BEFORE && next != BEFORE ? 1 : 0;
      ends += lap.isPresent() ? 1 : 0;
      assertThat(ends).as("seed %d, news %d", seed, now).isLessThanOrEqualTo(begins);
      assertThat(lap.flatMap(Lap::time).orElse(Duration.ZERO))
          .isBetween(Duration.ZERO, Duration.ofNanos(now));
      assertThat(laps.size()).isLessThanOrEqualTo(next == UNDER_WAY ? 1 : 0);
      before = Optional.of(next);
    }
  }

  private Optional<Lap> found(Stage now, long nanos, Arrival how) {
    return laps.moved(UID, Phase.BACKEND, Optional.empty(), now, new Moment(nanos, how));
  }

  private Optional<Lap> moved(Stage before, Stage now, long nanos, Arrival how) {
    return laps.moved(UID, Phase.BACKEND, Optional.of(before), now, new Moment(nanos, how));
  }

  private static Optional<Lap> measured(long nanos) {
    return Optional.of(new Lap(Phase.BACKEND, Optional.of(Duration.ofNanos(nanos))));
  }
}
