package io.snapherd.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.snapherd.model.InvalidSpec;
import io.snapherd.model.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeZonesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Etc/UTC",
        "UTC",
        "GMT",
        "Europe/Berlin",
        "America/Argentina/Ushuaia",
        "Etc/GMT+5",
        "CET"
      })
  void ianaNamesAreZones(String name) throws InvalidSpec {
    assertThat(TimeZones.parse(name).getId()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Local",
        "local",
        "Z",
        "+02:00",
        "UTC+2",
        "GMT+02:00",
        "Europe",
        "Europe/",
        "Mars/Base",
        " UTC",
        "UTC ",
        "../etc/localtime"
      })
  void nothingElseIs(String name) {
    assertThat(refusal(name))
        .hasMessage(
            "'" + name + "' is no known time zone; write an IANA name such as Europe/Berlin");
  }

  @Test
  void caseMattersAndTheRightOneIsNamed() {
    assertThat(refusal("europe/berlin")).hasMessage("'europe/berlin' is spelled Europe/Berlin");
  }

  @Test
  void hostileNamesAreShortenedAndPrintable() {
    assertThat(refusal("\u001b[31m" + "x".repeat(1_000_000)).getMessage())
        .matches("'\\\\u001b\\[31mx+\\.\\.\\.' is no known [ -~]{1,80}");
  }

  @Test
  void aRefusalNamesReasonAndField() {
    assertThat(refusal("x").reason()).isEqualTo(Reason.InvalidTimeZone);
    assertThat(refusal("x").field()).isEqualTo("spec.timeZone");
  }

  private static InvalidSpec refusal(String name) {
    return catchThrowableOfType(InvalidSpec.class, () -> TimeZones.parse(name));
  }
}
