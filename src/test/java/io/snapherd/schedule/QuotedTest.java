package io.snapherd.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotedTest {
  @Test
  void allOfAsciiThatPrintsStandsAsItIs() {
    assertThat(Quoted.of(" !~")).isEqualTo("' !~'");
  }

  @Test
  void theRestIsWrittenByItsCode() {
    assertThat(Quoted.of("\u001f\u007f\u00e9\ud83d\ude00"))
        .isEqualTo("'\\u001f\\u007f\\u00e9\\ud83d\\ude00'");
  }

  @Test
  void theFirst40CharactersAreShown() {
    assertThat(Quoted.of("x".repeat(40))).isEqualTo("'" + "x".repeat(40) + "'");
    assertThat(Quoted.of("x".repeat(41))).isEqualTo("'" + "x".repeat(40) + "...'");
  }
}
