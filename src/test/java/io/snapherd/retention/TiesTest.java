package io.snapherd.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.PolicyMemory;
import io.snapherd.model.PolicyMemory.ScheduleBasis;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TiesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant CREATED = NOW.minus(Duration.ofDays(3));
  private static final Instant SINCE = NOW.minus(Duration.ofDays(2));
  private static final Instant LAST = NOW.minus(Duration.ofDays(1));
  private static final Instant AHEAD = NOW.plus(Duration.ofMinutes(5)).plusNanos(1);

  @Test
  void slotsAreServedUpToTheLastScheduleTime() {
    assertThat(servedUntil(Optional.of(SINCE), Optional.of(LAST))).contains(LAST);
  }

  @Test
  void beforeTheFirstSlotTheyAreServedUpToTheStartOfTheSchedule() {
    assertThat(servedUntil(Optional.of(SINCE), Optional.empty())).contains(SINCE);
  }

  @Test
  void withoutAnyMemoryTheyAreServedUpToThePolicysCreation() {
    assertThat(servedUntil(Optional.empty(), Optional.empty())).contains(CREATED);
  }

  @Test
  void aTimeThatOnlyAWrongClockCanHaveWrittenIsIgnored() {
    assertThat(servedUntil(Optional.of(SINCE), Optional.of(AHEAD))).contains(SINCE);
    assertThat(servedUntil(Optional.of(AHEAD), Optional.of(AHEAD))).contains(CREATED);
  }

  @Test
  void fiveMinutesAheadIsNotYetAWrongClock() {
    assertThat(servedUntil(Optional.of(SINCE), Optional.of(AHEAD.minusNanos(1))))
        .contains(AHEAD.minusNanos(1));
  }

  @Test
  void aRunIsOpenUntilTheStatusSaysThatItIsDone() {
    assertThat(openRun(Optional.of("17"), Optional.empty())).contains("17");
    assertThat(openRun(Optional.of("17"), Optional.of("16"))).contains("17");
    assertThat(openRun(Optional.of("17"), Optional.of("17"))).isEmpty();
    assertThat(openRun(Optional.empty(), Optional.of("17"))).isEmpty();
  }

  @Test
  void aPolicyThatIsThereIsLiving() {
    assertThat(ties(PolicyMemory.NONE, Optional.empty()).standing()).isEqualTo(Standing.LIVING);
  }

  private static Optional<Instant> servedUntil(Optional<Instant> since, Optional<Instant> last) {
    PolicyMemory memory =
        new PolicyMemory(
            since.map(s -> new ScheduleBasis("@daily", "Etc/UTC", false, s)),
            Optional.empty(),
            last,
            Optional.empty());
    return ties(memory, Optional.empty()).servedUntil();
  }

  private static Optional<String> openRun(Optional<String> runNow, Optional<String> last) {
    PolicyMemory memory =
        new PolicyMemory(Optional.empty(), Optional.empty(), Optional.empty(), last);
    return ties(memory, runNow).openRun();
  }

  private static Ties ties(PolicyMemory memory, Optional<String> runNow) {
    return Ties.of(Policies.policy(CREATED, runNow, memory), NOW);
  }
}
