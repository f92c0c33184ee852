package io.snapherd.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationConverterTest {
  private final DurationConverter converter = new DurationConverter();

  @ParameterizedTest
  @CsvSource({
    "0s, PT0S",
    "1s, PT1S",
    "90s, PT1M30S",
    "10m, PT10M",
    "010m, PT10M",
    "1h, PT1H",
    "72h, PT72H",
    "999999h, PT999999H",
  })
  void aWholeNumberAndAUnit(String text, Duration expected) {
    assertThat(converter.convert(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "10",
        "m",
        "-1m",
        "+1m",
        "1.5h",
        "1h30m",
        "10 m",
        " 10m",
        "10m ",
        "10m\n",
        "10M",
        "1d",
        "1w",
        "1000000s",
        "٣m",
        "1e3s",
        "PT10M",
        "forever"
      })
  void anythingElseIsRefusedWithTheMend(String text) {
    assertThatExceptionOfType(TypeConversionException.class)
        .isThrownBy(() -> converter.convert(text))
        .withMessage(
            "'%s' is not a duration; write a whole number and s, m or h, such as 10m", text);
  }
}
