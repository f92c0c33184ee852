package io.snapherd.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.fake.Faults.Call;
import io.snapherd.operation.fake.World;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Load on the backend, by section 8 of the contract: everybody gets a place in the end. */
class PlacesTests {
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
