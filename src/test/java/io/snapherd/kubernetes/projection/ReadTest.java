package io.snapherd.kubernetes.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.snapherd.model.Identity;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadTest {
  @ParameterizedTest
  @CsvSource({
    "2026-03-29T01:30:00Z, 2026-03-29T01:30:00Z",
    "2026-03-29t01:30:00z, 2026-03-29T01:30:00Z",
    "2026-03-29T03:30:00+02:00, 2026-03-29T01:30:00Z",
    "2026-03-29T01:30:00.123456789Z, 2026-03-29T01:30:00.123456789Z",
    "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999999999Z, 9999-12-31T23:59:59.999999999Z",
  })
  void aTimeIsReadInAnyOffset(String text, Instant time) {
    assertThat(Read.time(text)).contains(time);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        "yesterday",
        "1700000000",
        "2026-03-29",
        "2026-03-29T01:30:00",
        "2026-03-29 01:30:00Z",
        " 2026-03-29T01:30:00Z",
        "2026-02-30T00:00:00Z",
        "2026-03-29T24:00:00Z",
        "2026-12-31T23:59:60Z",
        "2026-03-29T01:30:00+23:59",
      })
  void whatIsNoTimeIsNothing(String text) {
    assertThat(Read.time(text)).isEmpty();
  }

  /**
   * RFC 3339 has years of four digits. A later instant could not be written back, and calendars end
   * where instants do not yet.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "9999-12-31T23:59:59-01:00",
        "+10000-01-01T00:00:00Z",
        "+999999999-12-31T23:59:59-18:00",
        "0000-01-01T00:00:00+01:00",
        "-0001-12-31T23:59:59Z",
        "-999999999-01-01T00:00:00+18:00",
      })
  void aTimeBeyondTheYearsOfFourDigitsIsNothing(String text) {
    assertThat(Read.time(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1Gi, 1073741824",
    "1G, 1000000000",
    "0.5Gi, 536870912",
    "1e3, 1000",
    "1E, 1000000000000000000",
    "+1Ki, 1024",
    "0, 0",
    "1073741824, 1073741824",
    "9223372036854775807, 9223372036854775807",
  })
  void aSizeIsReadAsItStandsAndInBytes(String quantity, long bytes) {
    assertThat(Read.size(quantity)).contains(new Size(quantity, bytes));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        "a lot",
        "Gi",
        "1GiB",
        "1 Gi",
        " 1Gi",
        "1_000",
        "0x10",
        "NaN",
        "Infinity",
        "1e",
        "-1",
        "-1Gi",
        "--1",
        "1..2",
        "1e3Gi",
        "1Xi"
      })
  void whatIsNoSizeIsNothing(String quantity) {
    assertThat(Read.size(quantity)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9223372036854775808",
        "18446744073709551617",
        "10Ei",
        "1e19",
        "1e99",
        "1e999999999",
        "1e2147483647",
        "1e99999999999",
      })
  void aSizeThatNoStorageHasIsNothing(String quantity) {
    assertThat(Read.size(quantity)).isEmpty();
  }

  @Test
  void aNumberOfManyDigitsIsNothingAndCostsNothing() {
    long before = System.nanoTime();
    assertThat(Read.size("9".repeat(250_000))).isEmpty();
    assertThat(Read.size("1." + "9".repeat(250_000))).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void aBlankValueIsNone() {
    assertThat(Read.value(Map.of("a", " "), "a")).isEmpty();
    assertThat(Read.value(Map.of("a", "b"), "c")).isEmpty();
    assertThat(Read.value(Map.of("a", " b "), "a")).contains(" b ");
  }

  @Test
  void onlyOwnAnnotationsAreTaken() {
    PersistentVolumeClaim claim = new PersistentVolumeClaim();
    claim.setMetadata(
        new ObjectMetaBuilder()
            .addToAnnotations("snapherd.io/exclude", "true")
            .addToAnnotations("snapherd.iox/exclude", "true")
            .addToAnnotations("kubectl.kubernetes.io/last-applied-configuration", "{}")
            .build());
    assertThat(Read.knownAnnotations(claim)).isEqualTo(Map.of("snapherd.io/exclude", "true"));
  }

  @Test
  void identityIsTheMetadata() {
    PersistentVolumeClaim claim = new PersistentVolumeClaim();
    claim.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace("shop")
            .withName("data")
            .withUid("u")
            .withResourceVersion("7")
            .withCreationTimestamp("2026-01-01T00:00:00Z")
            .withDeletionTimestamp("2026-01-02T00:00:00Z")
            .build());
    assertThat(Read.identity(claim))
        .isEqualTo(
            new Identity(
                new ObjectRef("shop", "data"),
                "u",
                "7",
                Instant.parse("2026-01-01T00:00:00Z"),
                Optional.of(Instant.parse("2026-01-02T00:00:00Z"))));
  }

  /** As it is in a file that was never applied. */
  @Test
  void identityIsReadFromMetadataThatSaysNothing() {
    PersistentVolumeClaim claim = new PersistentVolumeClaim();
    claim.setMetadata(new ObjectMetaBuilder().build());
    assertThat(Read.identity(claim))
        .isEqualTo(new Identity(new ObjectRef("", ""), "", "", Instant.EPOCH, Optional.empty()));
    assertThat(Read.labels(claim)).isEmpty();
    assertThat(Read.annotations(claim)).isEmpty();
  }
}
