package io.snapherd.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.snapherd.model.InvalidSpec;
import io.snapherd.model.Reason;
import io.snapherd.model.RetentionSpec;
import io.snapherd.retention.Rule.Calendar;
import io.snapherd.retention.Rule.Last;
import io.snapherd.retention.Rule.Within;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionSpecTest {
  private static final List<String> COUNTS =
      List.of("keepLast", "keepHourly", "keepDaily", "keepWeekly", "keepMonthly", "keepYearly");

  @Test
  void everyFieldIsARule() throws InvalidSpec {
    RetentionSpec spec =
        new RetentionSpec(
            Optional.of(3),
            Optional.of(24),
            Optional.of(7),
            Optional.of(4),
            Optional.of(12),
            Optional.of(2),
            Optional.of("72h"),
            false);

    assertThat(rules(spec))
        .containsExactly(
            new Last(3),
            new Calendar(Period.HOUR, 24),
            new Calendar(Period.DAY, 7),
            new Calendar(Period.WEEK, 4),
            new Calendar(Period.MONTH, 12),
            new Calendar(Period.YEAR, 2),
            new Within("72h", Duration.ofDays(3)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10_000})
  void aCountMayBeFromOneToTenThousand(int count) throws InvalidSpec {
    for (String field : COUNTS) {
      assertThat(rules(with(field, count))).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 10_001, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void anyOtherCountIsRefusedWithItsFieldsName(int count) {
    for (String field : COUNTS) {
      InvalidSpec refusal = refusal(with(field, count));

      assertThat(refusal.reason()).isEqualTo(Reason.InvalidRetention);
      assertThat(refusal.sentence())
          .isEqualTo("spec.retention." + field + ": " + count + " is not between 1 and 10000");
    }
  }

  @ParameterizedTest
  @CsvSource({"1h, 1", "72h, 72", "1d, 24", "3d, 72", "1w, 168", "99999w, 16799832"})
  void aWindowIsANumberOfHoursDaysOrWeeks(String length, long hours) throws InvalidSpec {
    assertThat(rules(within(length))).containsExactly(new Within(length, Duration.ofHours(hours)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "0h", "01h", "h", "72", "72m", "72H", "-1h", "+1h", "1.5d", "100000h", " 72h", "72h ",
        "72h\n", "72hh", "1d12h", "٧٢h"
      })
  void anyOtherWindowIsRefused(String length) {
    assertThat(refusal(within(length)).field()).isEqualTo("spec.retention.keepWithin");
  }

  @Test
  void aHostileTextIsNotRepeated() {
    assertThat(refusal(within("9".repeat(1_000_000))).sentence()).hasSizeLessThan(200);
  }

  @Test
  void aBlockWithoutAnyRuleIsRefused() {
    assertThat(refusal(with("none", 1)).field()).isEqualTo("spec.retention");
  }

  @Test
  void aPolicyWithoutTheBlockKeepsEverything() throws InvalidSpec {
    assertThat(Retention.of(Policies.spec(Optional.empty()), ZoneOffset.UTC))
        .isEqualTo(Retention.KEEP_ALL);
  }

  @Test
  void aPolicyWithTheBlockKeepsByItsRules() throws InvalidSpec {
    RetentionSpec spec = within("1h");

    assertThat(Retention.of(Policies.spec(Optional.of(spec)), ZoneOffset.UTC))
        .isEqualTo(Retention.of(spec, ZoneOffset.UTC));
  }

  @Test
  void noRuleCanBeMadeWithALimitOutOfItsRange() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Last(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Calendar(Period.DAY, 10_001));
    assertThatIllegalArgumentException().isThrownBy(() -> new Within("0h", Duration.ZERO));
  }

  private static RetentionSpec with(String field, int count) {
    List<Optional<Integer>> counts = new ArrayList<>();
    COUNTS.forEach(f -> counts.add(f.equals(field) ? Optional.of(count) : Optional.empty()));
    return new RetentionSpec(
        counts.get(0),
        counts.get(1),
        counts.get(2),
        counts.get(3),
        counts.get(4),
        counts.get(5),
        Optional.empty(),
        false);
  }

  private static RetentionSpec within(String length) {
    return new RetentionSpec(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(length),
        false);
  }

  private static List<Rule> rules(RetentionSpec spec) throws InvalidSpec {
    return Retention.of(spec, ZoneOffset.UTC).rules();
  }

  private static InvalidSpec refusal(RetentionSpec spec) {
    return catchThrowableOfType(InvalidSpec.class, () -> rules(spec));
  }
}
