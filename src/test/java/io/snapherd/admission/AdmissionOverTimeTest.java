package io.snapherd.admission;

import static io.snapherd.admission.World.START;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.Seeds;
import io.snapherd.admission.World.Made;
import io.snapherd.admission.World.Rota;
import io.snapherd.admission.World.Volume;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds over hours in which snapshots become ready, fail, or never say anything. */
class AdmissionOverTimeTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration READY_DEADLINE = Duration.ofMinutes(10);

  static LongStream seeds() {
    return Seeds.first(10);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void neverAreMoreInFlightAtADriverThanTheLimit(long seed) {
    Random random = new Random(seed);
    int limit = 1 + random.nextInt(4);
    List<Made> made = new World(limit, anyPolicies(random)).runFor(HOUR);

    assertThat(made)
        .allMatch(
            m ->
                upTo(m, made)
                        .filter(o -> o.volume().driver().equals(m.volume().driver()))
                        .filter(o -> o.holdsPlace(m.at()))
                        .count()
                    <= limit);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void neverAreTwoInProgressOfOneClaim(long seed) {
    List<Made> made = anyWorld(seed).runFor(HOUR);

    assertThat(made)
        .allMatch(
            m ->
                upTo(m, made)
                        .filter(o -> o.volume().equals(m.volume()) && o.holdsClaim(m.at()))
                        .count()
                    == 1);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void sleepingUntilTheNextEventOrTheTimeToAskAgainMissesNothing(long seed) {
    Duration time = MINUTE.multipliedBy(25);

    assertThat(anyWorld(seed).runFor(time)).isEqualTo(anyWorld(seed).runSleeplessFor(time));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aDriverInTroubleDelaysNothingAtAnother(long seed) {
    Random random = new Random(seed);
    int limit = 1 + random.nextInt(4);
    List<Rota> policies = anyPolicies(random);

    assertThat(atRbd(new World(limit, policies).runFor(HOUR)))
        .isEqualTo(
            atRbd(
                new World(
                        limit, policies.stream().map(AdmissionOverTimeTest::cephfsSilent).toList())
                    .runFor(HOUR)));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void brokenClaimsKeepNoHealthyOneFromItsSlots(long seed) {
    Random random = new Random(seed);
    int limit = 2 + random.nextInt(3);
    List<Volume> volumes = new ArrayList<>(volumes("healthy", 10, random));
    IntStream.range(0, 2 * limit).forEach(i -> volumes.add(Volume.silent("a-silent-" + i, "rbd")));
    IntStream.range(0, limit).forEach(i -> volumes.add(Volume.failing("a-failing-" + i, "rbd", 5)));
    Rota policy = new Rota("p", Duration.ofMinutes(15), READY_DEADLINE, volumes);

    List<Made> made = new World(limit, List.of(policy)).runFor(HOUR);

    assertThat(
            made.stream()
                .filter(m -> m.volume().ready().isPresent())
                .collect(groupingBy(m -> m.volume().name(), counting())))
        .hasSize(10)
        .allSatisfy((claim, slots) -> assertThat(slots).isEqualTo(4));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aSlotEveryMinuteOverMoreThanTheDriverCanTakeServesAllClaimsAlike(long seed) {
    List<Long> slots =
        List.copyOf(
            moreThanTheDriverCanTake(seed).stream()
                .filter(m -> m.volume().ready().isPresent())
                .collect(groupingBy(Made::volume, counting()))
                .values());

    assertThat(slots).hasSize(12);
    assertThat(Collections.max(slots) - Collections.min(slots)).isLessThanOrEqualTo(1);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void withinAPolicyNoClaimIsServedTwiceWhileAnotherWaits(long seed) {
    List<Made> made = moreThanTheDriverCanTake(seed);

    assertThat(made)
        .allSatisfy(
            m ->
                assertThat(createdWhileWaited(m, made).map(Made::volume))
                    .as("served while %s waited", m)
                    .doesNotHaveDuplicates());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noPolicyIsAheadOfAnotherByMoreThanOneWithinASlot(long seed) {
    Random random = new Random(seed);
    List<Rota> policies =
        Stream.of("p", "q", "r")
            .map(uid -> new Rota(uid, HOUR, READY_DEADLINE, volumes(uid, 8, random)))
            .toList();
    List<Made> made = new World(1 + random.nextInt(4), policies).runFor(HOUR);

    assertThat(made)
        .hasSize(24)
        .allSatisfy(
            m ->
                assertThat(policies)
                    .allSatisfy(
                        other ->
                            assertThat(served(other, m, made))
                                .isGreaterThanOrEqualTo(served(m.policy(), m, made) - 1)));
  }

  @Test
  void noPolicyStarvesWhereASlotHasRoomForFewerThanThereAre() {
    List<Rota> policies =
        IntStream.range(0, 12)
            .mapToObj(i -> new Rota("p" + i, MINUTE, READY_DEADLINE, threeVolumes("p" + i)))
            .toList();

    assertThat(
            new World(1, policies)
                .runFor(HOUR).stream().collect(groupingBy(m -> m.policy().uid(), counting())))
        .hasSize(12)
        .allSatisfy((policy, slots) -> assertThat(slots).isBetween(14L, 16L));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noSlotIsServedWhileAnOlderOneCouldBe(long seed) {
    Random random = new Random(seed);
    List<Rota> policies =
        IntStream.range(1, 5)
            .mapToObj(
                i ->
                    new Rota(
                        "p" + i,
                        MINUTE.multipliedBy(i),
                        READY_DEADLINE,
                        volumes("p" + i, 4, random)))
            .toList();
    List<Made> made = new World(1 + random.nextInt(2), policies).runFor(HOUR);

    assertThat(made)
        .allSatisfy(
            m ->
                assertThat(couldBeServed(policies, m, made))
                    .allMatch(slot -> !slot.isBefore(m.slot())));
  }

  /** A slot every minute over twelve healthy claims and three that never become ready. */
  private static List<Made> moreThanTheDriverCanTake(long seed) {
    Random random = new Random(seed);
    List<Volume> volumes = new ArrayList<>(volumes("healthy", 12, random));
    IntStream.range(0, 3).forEach(i -> volumes.add(Volume.silent("a-silent-" + i, "rbd")));
    Rota policy = new Rota("p", MINUTE, READY_DEADLINE, volumes);
    return new World(1 + random.nextInt(2), List.of(policy)).runFor(HOUR);
  }

  /** The slots of the claims that were due and free when {@code m} was created. */
  private static Stream<Instant> couldBeServed(List<Rota> policies, Made m, List<Made> all) {
    List<Made> before = upTo(m, all).toList();
    return policies.stream()
        .flatMap(
            p ->
                p.volumes().stream()
                    .filter(
                        v ->
                            before.stream()
                                .filter(o -> o.volume().equals(v))
                                .noneMatch(
                                    o -> o.slot().equals(p.slot(m.at())) || o.holdsClaim(m.at())))
                    .map(v -> p.slot(m.at())));
  }

  /** What was created while the claim of {@code waiting} was due and free. */
  private static Stream<Made> createdWhileWaited(Made waiting, List<Made> all) {
    Instant since =
        before(waiting, all)
            .filter(o -> o.volume().equals(waiting.volume()))
            .reduce((a, b) -> b)
            .map(AdmissionOverTimeTest::dueAndFreeAfter)
            .orElse(START);
    return before(waiting, all).filter(o -> !o.at().isBefore(since));
  }

  private static Instant dueAndFreeAfter(Made m) {
    Instant deadline = m.at().plus(m.policy().readyDeadline());
    Instant free = m.readyAt().isBefore(deadline) ? m.readyAt() : deadline;
    Instant due = m.slot().plus(m.policy().every());
    return free.isBefore(due) ? due : free;
  }

  private static long served(Rota policy, Made m, List<Made> all) {
    return upTo(m, all).filter(o -> o.policy().equals(policy)).count();
  }

  private static Stream<Made> before(Made m, List<Made> all) {
    return all.subList(0, all.indexOf(m)).stream();
  }

  private static Stream<Made> upTo(Made m, List<Made> all) {
    return Stream.concat(before(m, all), Stream.of(m));
  }

  private static List<String> atRbd(List<Made> made) {
    return made.stream()
        .filter(m -> m.volume().driver().equals("rbd"))
        .map(Made::toString)
        .toList();
  }

  private static World anyWorld(long seed) {
    Random random = new Random(seed);
    return new World(1 + random.nextInt(4), anyPolicies(random));
  }

  /** Policies that share claims at two drivers, of which some are broken. */
  private static List<Rota> anyPolicies(Random random) {
    List<Volume> volumes = new ArrayList<>();
    for (String driver : List.of("rbd", "cephfs")) {
      IntStream.range(0, 5)
          .forEach(i -> volumes.add(Volume.healthy(driver + i, driver, 3 + random.nextInt(300))));
      volumes.add(Volume.silent(driver + "-silent", driver));
      volumes.add(Volume.failing(driver + "-failing", driver, 3 + random.nextInt(60)));
    }
    return Stream.of("p", "q", "r")
        .map(
            uid ->
                new Rota(
                    uid,
                    MINUTE.multipliedBy(3 + random.nextInt(20)),
                    READY_DEADLINE,
                    some(volumes, random)))
        .toList();
  }

  private static List<Volume> some(List<Volume> volumes, Random random) {
    return volumes.stream().filter(v -> random.nextInt(3) > 0).toList();
  }

  private static Rota cephfsSilent(Rota policy) {
    return new Rota(
        policy.uid(),
        policy.every(),
        policy.readyDeadline(),
        policy.volumes().stream()
            .map(v -> v.driver().equals("cephfs") ? Volume.silent(v.name(), "cephfs") : v)
            .toList());
  }

  private static List<Volume> volumes(String prefix, int count, Random random) {
    return IntStream.range(0, count)
        .mapToObj(i -> Volume.healthy(prefix + i, "rbd", 3 + random.nextInt(20)))
        .toList();
  }

  private static List<Volume> threeVolumes(String prefix) {
    return IntStream.range(0, 3).mapToObj(i -> Volume.healthy(prefix + i, "rbd", 20)).toList();
  }
}
