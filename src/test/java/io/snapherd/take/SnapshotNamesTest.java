package io.snapherd.take;

import static io.snapherd.take.Things.NIGHTLY;
import static io.snapherd.take.Things.NOW;
import static io.snapherd.take.Things.SLOT;
import static io.snapherd.take.Things.claim;
import static io.snapherd.take.Things.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.Seeds;
import io.snapherd.model.Fingerprint;
import io.snapherd.model.ObjectName;
import io.snapherd.model.RandomNames;
import io.snapherd.model.Trigger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SnapshotNamesTest {

  @Test
  void theBaseNameSaysClaimPolicyAndSlotInUtc() {
    assertThat(SnapshotNames.of(NIGHTLY).base()).isEqualTo("pvc-demo-nightly-202601310230");
  }

  @Test
  void theSuffixedNameAddsTheHashOfTheUidsAndTheSlot() {
    assertThat(SnapshotNames.of(NIGHTLY).suffixed())
        .isEqualTo(
            "pvc-demo-nightly-202601310230-"
                + Fingerprint.of("p-1", "c-1", "2026-01-31T02:30:00Z").first8());
  }

  @Test
  void aManualNameSaysNowAndTheHashOfTheValue() {
    assertThat(SnapshotNames.of(NOW).base())
        .isEqualTo("pvc-demo-nightly-now-" + Fingerprint.of("1769826600").first8());
  }

  @Test
  void aManualNameDoesNotDependOnTheMomentItIsActedOn() {
    Trigger later = new Trigger.Manual("1769826600", SLOT.plusSeconds(90));

    assertThat(SnapshotNames.of(new Take(NOW.policy(), NOW.claim(), later)))
        .isEqualTo(SnapshotNames.of(NOW));
  }

  @Test
  void claimsAndPoliciesThatShareABaseNameHaveSuffixedNamesOfTheirOwn() {
    SnapshotNames one = names("a-b", "c");
    SnapshotNames other = names("a", "b-c");

    assertThat(one.base()).isEqualTo(other.base());
    assertThat(one.suffixed()).isNotEqualTo(other.suffixed());
  }

  @Test
  void theLongestNamesKeepTheirSlotInSight() {
    SnapshotNames names = names("c".repeat(253), "p".repeat(63));

    assertThat(names.base()).hasSize(253).endsWith("-202601310230");
    assertThat(names.suffixed()).hasSize(253).contains("-202601310230-");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void bothNamesAreLegalAndDiffer(long seed) {
    SnapshotNames names = SnapshotNames.of(anyTake(new Random(seed)));

    assertThat(Stream.of(names.base(), names.suffixed())).allMatch(ObjectName::isLegal);
    assertThat(names.base()).isNotEqualTo(names.suffixed());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void twoTakesNeverShareASuffixedName(long seed) {
    Random random = new Random(seed);
    Map<String, Take> owners = new HashMap<>();
    for (int i = 0; i < 50; i++) {
      Take take = closeTake(random);
      Take owner = owners.putIfAbsent(SnapshotNames.of(take).suffixed(), take);
      assertThat(owner == null || owner.equals(take)).as("%s and %s", owner, take).isTrue();
    }
  }

  static LongStream seeds() {
    return Seeds.first(300);
  }

  private static SnapshotNames names(String claim, String policy) {
    return SnapshotNames.of(
        new Take(policy(policy, "uid-" + policy), claim(claim, "uid-" + claim), NIGHTLY.trigger()));
  }

  private static Take anyTake(Random random) {
    return new Take(
        policy(RandomNames.legal(random, 1 + random.nextInt(63)), "p" + random.nextInt()),
        claim(RandomNames.legal(random, 1 + random.nextInt(253)), "c" + random.nextInt()),
        anyTrigger(random, SLOT.plusSeconds(60L * random.nextInt())));
  }

  /** Out of few names that are easily mistaken for each other, each of two generations. */
  private static Take closeTake(Random random) {
    List<String> names = List.of("a", "a-a", "a-a-a", "a".repeat(253), "a".repeat(252) + "b");
    String policy = names.get(random.nextInt(3));
    String claim = names.get(random.nextInt(5));
    return new Take(
        policy(policy, policy + "#" + random.nextInt(2)),
        claim(claim, claim + "#" + random.nextInt(2)),
        anyTrigger(random, SLOT.plusSeconds(60L * random.nextInt(2))));
  }

  private static Trigger anyTrigger(Random random, Instant slot) {
    return random.nextBoolean()
        ? new Trigger.Scheduled(slot)
        : new Trigger.Manual(slot.toString(), SLOT);
  }
}
