package io.snapherd.schedule;

import static io.snapherd.schedule.Given.DAY_BEFORE;
import static io.snapherd.schedule.Given.at;
import static io.snapherd.schedule.Given.policy;
import static io.snapherd.schedule.SlotState.GIVEN_UP;
import static io.snapherd.schedule.SlotState.OPEN;
import static io.snapherd.schedule.SlotState.SERVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.Seeds;
import io.snapherd.model.Policy;
import io.snapherd.schedule.Given.PolicyFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProgressTest {

  @Test
  void aSlotIsDoneWhenItIsServedOrGivenUpForEveryClaim() {
    assertThat(last(policy().last(at("09:00")), SERVED, GIVEN_UP, SERVED)).hasValue(at("10:00"));
  }

  @Test
  void aSlotThatIsOpenForOneClaimIsNotDone() {
    assertThat(last(policy().last(at("09:00")), SERVED, OPEN)).hasValue(at("09:00"));
  }

  @Test
  void olderSlotsAreOvertakenByTheNext() {
    assertThat(last(policy().last(at("04:00")), OPEN)).hasValue(at("09:00"));
    assertThat(last(policy(), OPEN)).hasValue(at("09:00"));
  }

  @Test
  void aSlotWhoseJitterIsNotOverIsNotPast() {
    Slots slots =
        new Slots(Parsed.schedule("0 * * * *", "UTC"), Duration.ofMinutes(25), Optional.empty());
    assertThat(new Progress(policy().get(), slots).lastScheduleTime(List.of(SERVED), at("10:20")))
        .hasValue(at("09:00"));
  }

  @Test
  void itNeverGoesBack() {
    assertThat(last(policy().last(at("10:00")), OPEN)).hasValue(at("10:00"));
    assertThat(last(policy().last(at("10:25")), SERVED)).hasValue(at("10:25"));
  }

  @Test
  void itGoesBackFromATimeFarInTheFuture() {
    assertThat(last(policy().last(at("10:25:01")), SERVED)).hasValue(at("10:00"));
    assertThat(last(policy().last(at("10:25:01")), OPEN)).hasValue(at("09:00"));
  }

  @Test
  void withoutASlotToWriteEvenSuchATimeIsKept() {
    assertThat(last(policy().last(at("23:00")).since(at("10:10")), SERVED)).hasValue(at("23:00"));
  }

  @Test
  void aPolicyWithoutClaimsGoesOn() {
    assertThat(last(policy().last(at("09:00")))).hasValue(at("10:00"));
  }

  @Test
  void aSuspendedPolicyStandsStill() {
    PolicyFacts suspended = policy().suspended().since(DAY_BEFORE);
    assertThat(last(suspended)).isEmpty();
    assertThat(last(suspended.last(at("04:00")), SERVED)).hasValue(at("04:00"));
  }

  @Test
  void slotsBeforeTheScheduleCountedDoNotCount() {
    assertThat(last(policy().since(at("10:00")), GIVEN_UP)).isEmpty();
    assertThat(last(policy().since(at("09:59:59")), GIVEN_UP)).hasValue(at("10:00"));
    assertThat(last(policy().since(at("09:00")), OPEN)).isEmpty();
    assertThat(last(policy().statusLost().last(at("04:00")), SERVED)).hasValue(at("04:00"));
  }

  @Test
  void slotsBeforeThePolicyWasThereDoNotCount() {
    assertThat(last(policy().created(at("10:00")), GIVEN_UP)).isEmpty();
    assertThat(last(policy().created(at("09:59:59")), GIVEN_UP)).hasValue(at("10:00"));
  }

  static LongStream seeds() {
    return Seeds.first(100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void itOnlyGoesForwardAndNeverPastNow(long seed) {
    Random random = new Random(seed);
    Optional<Instant> last = Optional.empty();
    Instant now = at("00:00");
    for (int i = 0; i < 50; i++) {
      now = now.plusSeconds(random.nextInt(5000));
      PolicyFacts facts = policy();
      last.ifPresent(facts::last);
      Optional<Instant> next = progress(facts.get()).lastScheduleTime(states(random), now);
      assertThat(next).isPresent();
      assertThat(next.get()).isBeforeOrEqualTo(now).isAfterOrEqualTo(last.orElse(Instant.MIN));
      last = next;
    }
  }

  private static List<SlotState> states(Random random) {
    return random
        .ints(random.nextInt(4), 0, 3)
        .mapToObj(List.of(SERVED, GIVEN_UP, OPEN)::get)
        .toList();
  }

  private static Optional<Instant> last(PolicyFacts policy, SlotState... claims) {
    return progress(policy.get()).lastScheduleTime(List.of(claims), at("10:20"));
  }

  private static Progress progress(Policy policy) {
    return new Progress(policy, SlotsTest.slots(policy));
  }
}
