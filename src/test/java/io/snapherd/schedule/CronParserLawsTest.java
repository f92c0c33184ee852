package io.snapherd.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.snapherd.Seeds;
import io.snapherd.model.InvalidSpec;
import io.snapherd.model.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every text is answered with an expression that fires or with one sentence. */
class CronParserLawsTest {
  private static final String ALPHABET = "0123456789*/,-?LW#@=. \tAEJMNSU\n\u00a0\u0661\u212a";
  private static final int TEXTS = 200;

  static LongStream seeds() {
    return Seeds.first(25);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void randomBytesAreAnswered(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < TEXTS; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      assertAnswered(new String(bytes, StandardCharsets.ISO_8859_1));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void randomTextsInCronsOwnAlphabetAreAnswered(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder text = new StringBuilder();
      random
          .ints(random.nextInt(30), 0, ALPHABET.length())
          .forEach(c -> text.append(ALPHABET.charAt(c)));
      assertAnswered(text.toString());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void mutatedExpressionsAreAnswered(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder text = new StringBuilder(RandomCron.any(random).toString());
      for (int mutation = random.nextInt(4); mutation >= 0; mutation--) {
        mutate(random, text);
      }
      assertAnswered(text.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", ",", " ", "*/", "1-", "@", "* ", "A", "\u00e9", "0 2 * * *\n"})
  void aMegabyteIsAnsweredAtOnce(String piece) {
    String text = piece.repeat(1_000_000 / piece.length());
    assertTimeoutPreemptively(Duration.ofSeconds(2), () -> assertAnswered(text));
  }

  private static void mutate(Random random, StringBuilder text) {
    int place = random.nextInt(text.length() + 1);
    char character = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
    if (random.nextBoolean() && place < text.length()) {
      text.deleteCharAt(place);
    }
    if (random.nextBoolean()) {
      text.insert(place, character);
    }
  }

  private static void assertAnswered(String text) {
    try {
      CronExpression cron = CronExpression.parse(text);
      assertThat(new Schedule(cron, ZoneOffset.UTC).next(Instant.EPOCH)).as(text).isPresent();
    } catch (InvalidSpec refusal) {
      assertThat(refusal.reason()).isEqualTo(Reason.InvalidSchedule);
      assertThat(refusal.sentence()).as(text).matches("spec\\.schedule: [ -~]{10,250}");
    }
  }
}
