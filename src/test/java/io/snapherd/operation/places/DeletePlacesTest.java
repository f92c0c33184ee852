package io.snapherd.operation.places;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.Snapshot;
import io.snapherd.operation.Key.PruneKey;
import io.snapherd.operation.fake.FakeCaches;
import io.snapherd.operation.fake.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeletePlacesTest {
  private static final PruneKey A = new PruneKey("shop", "policy", "a");
  private static final PruneKey B = new PruneKey("shop", "policy", "b");

  private final World world = new World();
  private final DeletePlaces places =
      new DeletePlaces(new FakeCaches(world.cluster), 1, world.clock);

  private Snapshot one;
  private Snapshot two;

  @BeforeEach
  void twoSnapshots() {
    world.claim("a");
    one = world.kubectl.createSnapshot("one", "a");
    two = world.kubectl.createSnapshot("two", "a");
    world.settle();
  }

  @Test
  void aPlaceIsTakenBeforeTheDeleteIsSent() {
    assertThat(places.take(one, A)).isEmpty();
    assertThat(places.take(two, B)).as("the only place is taken").isPresent();
    places.giveBack(one.ref());
    assertThat(places.take(two, A)).isEmpty();
  }

  @Test
  void whoGetsNoneIsToldUntilWhen() {
    places.take(one, A);
    assertThat(places.take(two, B)).contains(world.clock.instant().plusSeconds(150));
  }

  @Test
  void aStuckDeleteHoldsItsPlaceFor150Seconds() {
    places.take(one, A);
    world.clock.advance(Duration.ofSeconds(149));
    assertThat(places.fullUntil(two, B)).isPresent();
    world.clock.advance(Duration.ofSeconds(1));
    assertThat(places.fullUntil(two, B)).isEmpty();
  }

  @Test
  void nobodyIsCalledWhileThereIsNoPlace() {
    places.take(one, A);
    places.fullUntil(two, B);
    assertThat(places.next()).isEmpty();
  }

  @Test
  void asManyAreCalledAsThereArePlacesWhoWaitedLongestFirst() {
    places.take(one, A);
    places.fullUntil(two, B);
    places.fullUntil(two, A);
    places.giveBack(one.ref());
    assertThat(places.next()).isEqualTo(List.of(B));
    assertThat(places.next()).isEqualTo(List.of(A));
    assertThat(places.next()).isEmpty();
  }
}
