package io.snapherd.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.Seeds;
import java.time.Instant;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "0", "pvc-demo", "data.db-0", "a--b", "1.2.3"})
  void smallLettersDigitsDashesAndDotsAreLegal(String name) {
    assertThat(ObjectName.isLegal(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "-", ".", "a-", "-a", "a.", ".a", "a..b", "a.-b", "a-.b", "A", "a_b", "a/b", "ä",
        "a\n", "a b", "../a", "a\u0000", "２"
      })
  void everythingElseIsNot(String name) {
    assertThat(ObjectName.isLegal(name)).isFalse();
  }

  @Test
  void theLongestLegalNameHas253Characters() {
    assertThat(ObjectName.isLegal("a".repeat(253))).isTrue();
    assertThat(ObjectName.isLegal("a".repeat(254))).isFalse();
  }

  @Test
  void aHugeTextIsRefusedWithoutBeingRead() {
    assertThat(ObjectName.isLegal("a-".repeat(5_000_000))).isFalse();
  }

  @Test
  void whatFitsStaysAsItIs() {
    String head = "a".repeat(250);

    assertThat(ObjectName.fit(head, "-bc")).isEqualTo(head + "-bc");
  }

  @Test
  void whatIsOneTooLongIsCutAndMarkedWithTheHashOfTheWholeHead() {
    String head = "a".repeat(251);

    assertThat(ObjectName.fit(head, "-bc"))
        .isEqualTo("a".repeat(241) + "-" + Fingerprint.of(head).first8() + "-bc");
  }

  @Test
  void noDotOrDashIsLeftAtTheCut() {
    String head = "a".repeat(239) + ".-" + "b".repeat(20);

    assertThat(ObjectName.fit(head, "-bc"))
        .isEqualTo("a".repeat(239) + "-" + Fingerprint.of(head).first8() + "-bc");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aFittedNameIsLegalAndEndsInItsTail(long seed) {
    Random random = new Random(seed);
    String head = RandomNames.legal(random, 1 + random.nextInt(400));
    String tail = "-" + RandomNames.legal(random, 1 + random.nextInt(199));

    String name = ObjectName.fit(head, tail);

    assertThat(ObjectName.isLegal(name)).as(name).isTrue();
    assertThat(name).endsWith(tail);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-31T02:30:00Z,                202601310230",
    "2026-01-31T02:30:59.999999999Z,      202601310230",
    "0007-01-01T00:00:00Z,                000701010000",
    "-0007-06-01T00:00:00Z,               000001010000",
    "+10000-06-01T00:00:00Z,              999912312359",
    "-1000000000-01-01T00:00:00Z,         000001010000",
    "+1000000000-12-31T23:59:59.999999999Z, 999912312359",
  })
  void theStampIsTheMinuteInUtcInTwelveDigits(Instant instant, String stamp) {
    assertThat(ObjectName.stamp(instant)).isEqualTo(stamp);
  }

  static LongStream seeds() {
    return Seeds.first(500);
  }
}
