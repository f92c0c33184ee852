package io.snapherd.schedule;

import static io.snapherd.schedule.Given.DAY_BEFORE;
import static io.snapherd.schedule.Given.at;
import static io.snapherd.schedule.Given.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.Policy;
import io.snapherd.model.PolicyMemory.ScheduleBasis;
import io.snapherd.model.Problem;
import io.snapherd.model.Reason;
import io.snapherd.schedule.Given.PolicyFacts;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScheduleMemoryTest {
  private static final Instant NOW = at("10:20");

  @Test
  void anUnchangedScheduleKeepsItsSince() {
    assertThat(basis(policy()).since()).isEqualTo(DAY_BEFORE);
  }

  @Test
  void aChangedExpressionStartsAnew() {
    assertThat(basis(policy().schedule("@daily")))
        .isEqualTo(new ScheduleBasis("@daily", "Etc/UTC", false, NOW));
  }

  @Test
  void aChangedZoneStartsAnew() {
    assertThat(basis(policy().zone("UTC")))
        .isEqualTo(new ScheduleBasis("0 * * * *", "UTC", false, NOW));
  }

  @Test
  void suspendingStartsAnew() {
    assertThat(basis(policy().suspended()))
        .isEqualTo(new ScheduleBasis("0 * * * *", "Etc/UTC", true, NOW));
  }

  @Test
  void unsuspendingStartsAnew() {
    Policy suspended = policy().suspended().since(DAY_BEFORE).get();
    Policy again =
        new Policy(suspended.id(), 2, Optional.empty(), policy().get().spec(), suspended.memory());
    assertThat(new ScheduleMemory(again, NOW).basis())
        .isEqualTo(new ScheduleBasis("0 * * * *", "Etc/UTC", false, NOW));
  }

  @Test
  void aLostStatusStartsAnew() {
    assertThat(basis(policy().statusLost()).since()).isEqualTo(NOW);
  }

  @Test
  void sinceIsInWholeSecondsAsAStatusIs() {
    Policy lost = policy().statusLost().get();
    assertThat(new ScheduleMemory(lost, NOW.plusNanos(999)).basis().since()).isEqualTo(NOW);
  }

  @Test
  void aSinceFarInTheFutureStartsAnew() {
    assertThat(basis(policy().since(at("10:25"))).since()).isEqualTo(at("10:25"));
    assertThat(basis(policy().since(at("10:25:01"))).since()).isEqualTo(NOW);
  }

  @Test
  void lastScheduleTimeIsBelievedUpToFiveMinutesAhead() {
    assertThat(memory(policy().last(at("10:25"))).lastScheduleTime()).hasValue(at("10:25"));
    assertThat(memory(policy().last(at("10:25:01"))).lastScheduleTime()).isEmpty();
    assertThat(memory(policy().last(Instant.MAX)).lastScheduleTime()).isEmpty();
  }

  @Test
  void whatIsNotBelievedIsReported() {
    assertThat(memory(policy().last(at("10:25"))).clockSkew()).isEmpty();
    assertThat(memory(policy().last(at("10:25:01"))).clockSkew())
        .hasValue(
            new Problem(
                Optional.empty(),
                Reason.ClockSkew,
                "status.lastScheduleTime 2026-03-10T10:25:01Z lies in the future and is ignored",
                NOW));
  }

  private static ScheduleBasis basis(PolicyFacts policy) {
    return memory(policy).basis();
  }

  private static ScheduleMemory memory(PolicyFacts policy) {
    return new ScheduleMemory(policy.get(), NOW);
  }
}
