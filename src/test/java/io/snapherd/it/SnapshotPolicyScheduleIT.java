package io.snapherd.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.InvalidSpec;
import io.snapherd.schedule.CronExpression;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for {@code spec.schedule} refuse what the program cannot read, and nothing else. */
class SnapshotPolicyScheduleIT {
  @RegisterExtension static final ControlPlane cluster = ControlPlane.shared();

  private static final List<String> MONTHS =
      List.of("jan", "Feb", "MAR", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> DAYS = List.of("sun", "Mon", "TUE", "wed", "thu", "fri", "sat");

  private static final String CHARACTERS = "0,1-5/*?3 2-7,9*/LW#6,8-@4";

  private static PolicyTrial trial;

  @BeforeAll
  static void inTheDefaultNamespace() {
    trial = new PolicyTrial(cluster.client(), "default");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@hourly",
        "@daily",
        "@midnight",
        "@weekly",
        "@monthly",
        "@yearly",
        "@annually",
        "@daily\n",
        "  0\t0  * * *\n",
        "00 05 * * *",
        "*/60 */24 */31 */12 */7",
        "0-59/60 0-23/24 1-31/31 1-12/12 0-6/7",
        "0 0 ? * ?",
        "0 0 * JAN-Dec SUN-sat",
        "0 0 * * 5-7",
        "0 0 * * mon-5",
        "0 0 * * 0-7",
        "0 0 * * 1,mon,1",
        "*,5 *,* * * *",
        "0 0 30 2 *",
      })
  void whatIsWrittenAsCronIsAccepted(String schedule) {
    assertThat(refused(schedule)).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noExpressionOfTheGrammarIsRefused(long seed) {
    Random random = new Random(seed);
    assertThat(Stream.generate(() -> expression(random)).limit(60).flatMap(this::refused))
        .isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13, 14, 15})
  void theApiServerAcceptsWhatTheProgramCanReadAndNothingElse(long seed) {
    Random random = new Random(seed);
    assertThat(Stream.generate(() -> damaged(expression(random), random)).limit(60))
        .allSatisfy(
            schedule ->
                assertThat(refused(schedule).findAny().isEmpty())
                    .as(schedule)
                    .isEqualTo(readable(schedule)));
  }

  /** One character is replaced by another, by two, or by none. */
  private static String damaged(String schedule, Random random) {
    StringBuilder text = new StringBuilder(schedule);
    int from = random.nextInt(text.length());
    int of = random.nextInt(CHARACTERS.length() - 2);
    return text.replace(from, from + 1, CHARACTERS.substring(of, of + random.nextInt(3)))
        .toString();
  }

  /** That it never fires is for the program to find out. */
  private static boolean readable(String schedule) {
    try {
      CronExpression.parse(schedule);
      return true;
    } catch (InvalidSpec e) {
      return e.getMessage().contains("never fires");
    }
  }

  private Stream<String> refused(String schedule) {
    return trial.refusal("a", Map.of("schedule", schedule, "claims", Map.of())).stream();
  }

  private static String expression(Random random) {
    return String.join(
        " ",
        new Field(0, 59, 60, List.of()).text(random),
        new Field(0, 23, 24, List.of()).text(random),
        new Field(1, 31, 31, List.of()).text(random),
        new Field(1, 12, 12, MONTHS).text(random),
        new Field(0, 6, 7, DAYS).text(random));
  }

  /** A field of a cron expression. */
  private record Field(int min, int max, int values, List<String> names) {
    String text(Random random) {
      return IntStream.rangeClosed(0, random.nextInt(4))
          .mapToObj(i -> range(random) + step(random))
          .collect(Collectors.joining(","));
    }

    private String range(Random random) {
      int first = value(random, min);
      return switch (random.nextInt(4)) {
        case 0 -> "*";
        case 1 -> written(random, first);
        case 2 -> first + "-" + value(random, first);
        default -> "0" + first;
      };
    }

    private int value(Random random, int from) {
      return from + random.nextInt(max - from + 1);
    }

    private String written(Random random, int value) {
      int index = value - min;
      return random.nextBoolean() && index < names.size() ? names.get(index) : "" + value;
    }

    private String step(Random random) {
      return random.nextBoolean() ? "" : "/" + (1 + random.nextInt(values));
    }
  }
}
