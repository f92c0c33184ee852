package io.snapherd.cli.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTest {
  @Test
  void controlCharactersAreShownAsCodes() {
    assertThat(Shown.line("a\u001b[31m\nb\u202e\u0085"))
        .isEqualTo("a\\u001b[31m\\u000ab\\u202e\\u0085");
  }

  @Test
  void lettersOfAllKindsAreShown() {
    assertThat(Shown.line("Größe 大 \uD83D\uDE00")).isEqualTo("Größe 大 \uD83D\uDE00");
  }

  @Test
  void halfACharacterIsShownAsACode() {
    assertThat(Shown.line("\uD83D")).isEqualTo("\\ud83d");
  }

  @Test
  void aLongTextIsCut() {
    assertThat(Shown.quoted("a".repeat(81))).isEqualTo("'" + "a".repeat(80) + "...'");
    assertThat(Shown.quoted("a".repeat(80))).isEqualTo("'" + "a".repeat(80) + "'");
  }
}
