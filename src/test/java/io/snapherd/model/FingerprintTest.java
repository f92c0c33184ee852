package io.snapherd.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintTest {

  /** Computed with {@code printf '\0\0\0\3abc' | sha256sum}: labels in clusters depend on it. */
  @Test
  void isTheSameInEveryVersion() {
    assertThat(Fingerprint.of("abc").hex())
        .isEqualTo("d04b72a650ce0f8ce4963330a53ee2832733d2baeffff3c1d8e256cca096d120");
  }

  @Test
  void dependsOnWhereOnePartEndsAndTheNextBegins() {
    assertThat(Fingerprint.of("ab", "c")).isNotEqualTo(Fingerprint.of("a", "bc"));
  }

  @Test
  void dependsOnTheNumberOfParts() {
    assertThat(Fingerprint.of("a", "")).isNotEqualTo(Fingerprint.of("a"));
  }

  @Test
  void isShortenedFromTheFront() {
    Fingerprint fingerprint = Fingerprint.of("abc");

    assertThat(fingerprint.hex()).startsWith(fingerprint.first16());
    assertThat(fingerprint.first16()).hasSize(16).startsWith(fingerprint.first8());
    assertThat(fingerprint.first8()).hasSize(8);
  }
}
