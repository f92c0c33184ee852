package io.snapherd.restore;

import static io.snapherd.restore.ClaimBuilder.claim;
import static io.snapherd.restore.Shop.NOW;
import static io.snapherd.restore.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.Seeds;
import io.snapherd.model.ClaimPhase;
import io.snapherd.model.ObjectName;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import io.snapherd.restore.RestoreDecision.Make;
import io.snapherd.restore.RestoreDecision.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds in every namespace. */
class RestoreLawsTest {

  static LongStream seeds() {
    return Seeds.first(400);
  }

  /** Those whose request leads to a new claim. */
  static LongStream makingSeeds() {
    return seeds().filter(seed -> first(new Drawn(seed)) instanceof Make);
  }

  /** Those whose request leads to a status only. */
  static LongStream reportingSeeds() {
    return seeds().filter(seed -> first(new Drawn(seed)) instanceof Report);
  }

  /** Or else the laws below would speak of nothing. */
  @Test
  void theDrawnRequestsLeadToBoth() {
    assertThat(makingSeeds().count()).isBetween(seeds().count() / 4, seeds().count() * 3 / 4);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("makingSeeds")
  void aNewClaimNeverMeansOneThatExists(long seed) {
    Drawn drawn = new Drawn(seed);
    NewClaim made = make(drawn).claim();

    assertThat(drawn.claimNames()).doesNotContain(made.ref().name());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("makingSeeds")
  void aNewClaimIsMadeOfAReadySnapshotThatNobodyIsDeleting(long seed) {
    Drawn drawn = new Drawn(seed);
    NewClaim made = make(drawn).claim();

    assertThat(drawn.shop().snapshots())
        .filteredOn(s -> s.name().equals(made.snapshot()))
        .singleElement()
        .matches(Snapshot::usable);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("makingSeeds")
  void aNewClaimHasALegalName(long seed) {
    assertThat(make(new Drawn(seed)).claim().ref().name()).matches(ObjectName::isLegal);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("makingSeeds")
  void aRequestThatHasAClaimNeverGetsASecondOneWhateverItsStatusSays(long seed) {
    Drawn drawn = new Drawn(seed);
    Make make = make(drawn);
    RestoreStatus status =
        drawn.any(
            make.status(),
            make.status().waiting(drawn.any(Reason.values()), "x", NOW),
            make.status().failed(drawn.any(Reason.values()), "x", NOW),
            RestoreStatus.refused("of another request", Reason.ClaimExists, "x", NOW));

    drawn.shop().with(ClaimBuilder.made(make.claim()).phase(drawn.any(ClaimPhase.values())));
    drawn.addSnapshots();

    assertThat(Stream.of(Optional.<RestoreStatus>empty(), Optional.of(status)))
        .allSatisfy(
            current ->
                assertThat(drawn.decide(current, NOW.plusSeconds(3600)))
                    .isInstanceOfSatisfying(
                        Report.class,
                        r -> assertThat(r.status().claim()).contains(make.claim().ref().name())));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("reportingSeeds")
  void aStatusBelongsToItsRequest(long seed) {
    Drawn drawn = new Drawn(seed);

    assertThat(report(drawn).request()).isEqualTo(drawn.label());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("reportingSeeds")
  void aStatusIsNotWrittenTwice(long seed) {
    Drawn drawn = new Drawn(seed);
    RestoreStatus status = report(drawn);

    assertThat(drawn.decide(Optional.of(status), NOW.plusSeconds(3600)))
        .isEqualTo(new Report(status));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theOrderOfWhatIsObservedDoesNotMatter(long seed) {
    Drawn drawn = new Drawn(seed);
    RestoreDecision decision = first(drawn);

    drawn.shuffle();

    assertThat(first(drawn)).isEqualTo(decision);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theNewestCutNotAfterATimeIsTheOneThatCountingFinds(long seed) {
    Random random = new Random(seed);
    Instant start = NOW.minusSeconds(100);
    Shop shop = new Shop();
    List<Integer> cuts = new ArrayList<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      int second = random.nextInt(20);
      cuts.add(second);
      shop.with(snapshot("s" + i).takenOf("c-1").created(start.plusSeconds(second)));
    }
    int wanted = random.nextInt(20);
    Optional<Instant> expected = Optional.empty();
    for (int second = 0; second <= wanted; second++) {
      expected = cuts.contains(second) ? Optional.of(start.plusSeconds(second)) : expected;
    }

    ClaimBuilder asking = claim("pvc-demo").restoreFrom(start.plusSeconds(wanted).toString());
    RestoreDecision decision =
        RestoreDecision.of(RestoreRequest.on(asking.build(), NOW), Optional.empty(), shop, NOW);

    assertThat(decision instanceof Make make ? make.status().cutTime() : Optional.empty())
        .isEqualTo(expected);
  }

  private static Make make(Drawn drawn) {
    return (Make) first(drawn);
  }

  private static RestoreStatus report(Drawn drawn) {
    return ((Report) first(drawn)).status();
  }

  private static RestoreDecision first(Drawn drawn) {
    return drawn.decide(Optional.empty(), NOW);
  }
}
