package io.snapherd.cli.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarsTest {
  @ParameterizedTest
  @ValueSource(strings = {"y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"})
  void manyWordsAreTrue(String word) {
    assertThat(Scalars.plain(word).isBoolean()).isTrue();
    assertThat(Scalars.plain(word).booleanValue()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "OFF"})
  void manyWordsAreFalse(String word) {
    assertThat(Scalars.plain(word).isBoolean()).isTrue();
    assertThat(Scalars.plain(word).booleanValue()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "~", "null", "Null", "NULL"})
  void someWordsAreNothing(String word) {
    assertThat(Scalars.plain(word).isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "7, 7",
    "-7, -7",
    "+7, 7",
    "1_000, 1000",
    "010, 8",
    "0o10, 8",
    "0x1F, 31",
    "0X1f, 31",
    "-0b11, -3",
    "00, 0",
    "18446744073709551615, 18446744073709551615"
  })
  void integersAreReadAsGoReadsThem(String word, String value) {
    JsonNode node = Scalars.plain(word);
    assertThat(node.isIntegralNumber()).isTrue();
    assertThat(node.bigIntegerValue()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"1.5, 1.5", "08, 8", "1e3, 1000", "-.5, -0.5", "1., 1", "1_0.5, 10.5"})
  void fractionsAreReadAsGoReadsThem(String word, double value) {
    JsonNode node = Scalars.plain(word);
    assertThat(node.isFloatingPointNumber()).isTrue();
    assertThat(node.doubleValue()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yEs",
        "nope",
        "TrUe",
        "30 2 * * *",
        "22:30",
        "2026-03-28",
        "1.2.3",
        "0x",
        "0b",
        "_1",
        "-",
        "+",
        ".",
        "e3",
        "1e",
        "0b12",
        "09x",
        "1111111111222222222233333333334444444444x",
        "11111111112222222222333333333344444444445",
        ".inf",
        "=",
        "<<",
        "@daily"
      })
  void everythingElseIsText(String word) {
    assertThat(Scalars.plain(word).isTextual()).isTrue();
    assertThat(Scalars.plain(word).textValue()).isEqualTo(word);
  }
}
