package io.snapherd.operation.places;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.fake.Faults.Call;
import io.snapherd.operation.fake.World;
import io.snapherd.operation.fake.Write.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Load on the backend, by section 8 of the contract: everybody gets a place in the end. */
class PlacesTest {
  private final World world = new World();

  @Test
  void noMoreThanTheLimitAreCreatingAtADriver() {
    world.maxInFlightPerDriver(3).claim(claims(20));
    world.backend.cutsTake(Duration.ofSeconds(10));
    world.policy("hourly", spec -> spec);
    world.runUntil("01:00:00");

    int most = 0;
    for (int i = 0; i < 100; i++) {
      world.runFor(Duration.ofSeconds(1));
      most = Math.max(most, unready());
    }

    assertThat(most).isEqualTo(3);
    assertThat(world.snapshots()).hasSize(20);
  }

  @Test
  void aPlaceThatComesFreeIsGivenAtOnce() {
    world.maxInFlightPerDriver(3).claim(claims(30));
    world.backend.cutsTake(Duration.ofSeconds(10));
    world.policy("hourly", spec -> spec);

    world.runUntil("01:01:40");

    assertThat(world.cluster.snapshots()).hasSize(30).allMatch(Snapshot::ready);
  }

  @Test
  void alsoOneThatARefusedCreateGivesBack() {
    world.maxInFlightPerDriver(2).claim(claims(30));
    world.cluster.faults().refuse(Call.CREATE_SNAPSHOT, Reason.QuotaExceeded);
    world.policy("hourly", spec -> spec);

    world.runUntil("01:00:01");

    assertThat(world.cluster.faults().refused(Call.CREATE_SNAPSHOT)).hasSize(30);
  }

  @Test
  void brokenClaimsDoNotStarveHealthyOnes() {
    world.maxInFlightPerDriver(2).claim(claims(10));
    List.of("claim-0", "claim-1", "claim-2").forEach(world.backend::silent);
    world.policy("hourly", spec -> spec);

    world.runUntil("01:10:00");

    assertThat(world.cluster.snapshots()).hasSize(10);
    assertThat(world.cluster.snapshots().stream().filter(Snapshot::ready)).hasSize(7);
  }

  @Test
  void aSnapshotWithAnErrorHoldsNoPlace() {
    world.maxInFlightPerDriver(1).claim(claims(6));
    IntStream.range(0, 5).forEach(i -> world.backend.failing("claim-" + i, "no space left"));
    world.policy("hourly", spec -> spec);

    world.runUntil("01:00:15");

    assertThat(world.snapshots()).hasSize(6);
  }

  @Test
  void waitingForAPlaceDoesNotUseUpTheStartingDeadline() {
    world.maxInFlightPerDriver(1).claim(claims(10));
    world.backend.cutsTake(Duration.ofSeconds(100));
    world.policy("hourly", spec -> spec.startingDeadline(Duration.ofSeconds(30)));

    world.runUntil("01:50:00");

    assertThat(world.cluster.snapshots()).hasSize(10).allMatch(Snapshot::ready);
  }

  @Test
  void itEndsWithTheNextSlot() {
    world.maxInFlightPerDriver(1).claim(claims(10));
    world.backend.cutsTake(Duration.ofMinutes(1));
    world.policy("often", spec -> spec.schedule("*/5 * * * *"));

    world.runUntil("02:00:00");

    assertThat(world.cluster.snapshots())
        .isNotEmpty()
        .allSatisfy(
            s ->
                assertThat(s.id().created())
                    .isBefore(s.origin().slot().orElseThrow().plusSeconds(301)));
  }

  @Test
  void policiesTakeTurns() {
    world.maxInFlightPerDriver(1).claim(claims(12));
    world.backend.cutsTake(Duration.ofSeconds(10));
    world.policy("one", spec -> spec.claims(claims(12)));
    world.policy("two", spec -> spec.claims(claims(12)));

    world.runUntil("01:01:00");

    long ofOne =
        world.cluster.snapshots().stream()
            .filter(s -> s.origin().policyName().orElseThrow().equals("one"))
            .count();
    assertThat(world.snapshots()).hasSize(7);
    assertThat(ofOne).isBetween(3L, 4L);
  }

  @Test
  void aPolicyThatIsDeletedWhileItsClaimsWaitHoldsNobodyUp() {
    world.maxInFlightPerDriver(1).claim(claims(20));
    world.backend.cutsTake(Duration.ofSeconds(10));
    world.policy("first", spec -> spec.schedule("0 1 * * *").claims(claims(10)));
    world.policy("second", spec -> spec.schedule("1 1 * * *"));
    world.runUntil("01:01:05");

    world.kubectl.deletePolicy("first");
    world.runUntil("01:04:40");

    assertThat(ofPolicy("second")).hasSize(20);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void whateverHappensEveryClaimEndsWithItsSnapshot(int seed) {
    Random random = new Random(seed);
    world.maxInFlightPerDriver(1 + random.nextInt(4)).shuffled(random);
    int count = 5 + random.nextInt(20);
    world.claim(claims(count));
    world.backend.cutsTake(Duration.ofMillis(random.nextInt(20_000)));
    world.policy("daily", spec -> spec.schedule("0 1 * * *"));
    world.policy("other", spec -> spec.schedule("0 1 * * *"));
    world.runUntil("00:59:59");

    for (int i = 0; i < 60; i++) {
      disturb(random, count);
      world.runFor(Duration.ofMillis(random.nextInt(30_000)));
    }
    world.cluster.faults().allow(Call.CREATE_SNAPSHOT);
    world.cluster.lag(Duration.ZERO);
    IntStream.range(0, count).forEach(i -> world.backend.healed("claim-" + i));
    world.runUntil("03:30:00");

    assertThat(pairs())
        .as("claims with a snapshot of each policy")
        .hasSize(2 * count)
        .hasSameSizeAs(world.cluster.writes(Verb.CREATE_SNAPSHOT));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void whateverIsLateNoLimitIsEverBroken(int seed) {
    Random random = new Random(seed);
    int limit = 1 + random.nextInt(4);
    world.maxInFlightPerDriver(limit).shuffled(random);
    world.claim(claims(12));
    world.backend.cutsTake(Duration.ofMillis(random.nextInt(20_000)));
    world.policy("one", spec -> spec.schedule("*/10 * * * *"));
    world.policy("two", spec -> spec.schedule("*/5 * * * *"));

    for (int i = 0; i < 300; i++) {
      switch (random.nextInt(6)) {
        case 0 -> world.cluster.faults().refuse(Call.CREATE_SNAPSHOT, Reason.CreateRejected);
        case 1 -> world.cluster.faults().repeatCreates(random.nextInt(3));
        case 2 -> world.cluster.lag(Duration.ofMillis(random.nextInt(5_000)));
        case 3 -> world.restart();
        default -> world.cluster.faults().allow(Call.CREATE_SNAPSHOT);
      }
      world.runFor(Duration.ofMillis(random.nextInt(20_000)));
      assertThat(inProgress()).hasSizeLessThanOrEqualTo(limit).doesNotHaveDuplicates();
    }
    assertThat(world.snapshots()).hasSizeGreaterThan(12);
  }

  /** The claims that have a snapshot in progress. */
  private List<String> inProgress() {
    Instant patience = world.clock.instant().minusSeconds(150);
    return world.cluster.snapshots().stream()
        .filter(s -> !s.ready() && s.id().created().isAfter(patience))
        .map(s -> s.claimName().orElseThrow())
        .toList();
  }

  @Test
  void anOwnClockThatIsAheadBreaksNoLimit() {
    world.maxInFlightPerDriver(2).clockAhead(Duration.ofMinutes(3)).claim(claims(10));
    world.backend.cutsTake(Duration.ofSeconds(30));
    world.policy("hourly", spec -> spec);

    world.runUntil("01:00:20");
    assertThat(world.snapshots()).hasSize(2);

    world.runUntil("01:10:00");
    assertThat(world.snapshots()).hasSize(10);
  }

  @Test
  void fiveHundredClaimsAllGetTheirPlace() {
    world.claim(claims(500));
    world.policy("hourly", spec -> spec);

    world.runUntil("01:10:00");

    assertThat(world.snapshots()).hasSize(500);
  }

  private void disturb(Random random, int claims) {
    String claim = "claim-" + random.nextInt(claims);
    switch (random.nextInt(8)) {
      case 0 -> world.cluster.faults().refuse(Call.CREATE_SNAPSHOT, claim, Reason.CreateRejected);
      case 1 -> world.cluster.faults().allow(Call.CREATE_SNAPSHOT);
      case 2 -> world.cluster.faults().loseAnswersOfCreates(random.nextInt(3));
      case 3 -> world.cluster.faults().repeatCreates(random.nextInt(3));
      case 4 -> world.cluster.lag(Duration.ofMillis(random.nextInt(5_000)));
      case 5 -> world.restart();
      case 6 -> world.backend.silent(claim);
      default -> world.cluster.faults().crashAfter(1 + random.nextInt(5));
    }
  }

  private Set<List<String>> pairs() {
    return world.cluster.snapshots().stream()
        .map(s -> List.of(s.claimName().orElseThrow(), s.origin().policyName().orElseThrow()))
        .collect(Collectors.toSet());
  }

  private List<Snapshot> ofPolicy(String name) {
    return world.cluster.snapshots().stream()
        .filter(s -> s.origin().policyName().orElseThrow().equals(name))
        .toList();
  }

  private int unready() {
    return (int) world.cluster.snapshots().stream().filter(s -> !s.ready()).count();
  }

  private static String[] claims(int count) {
    return IntStream.range(0, count).mapToObj(i -> "claim-" + i).toArray(String[]::new);
  }
}
