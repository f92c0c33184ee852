package io.snapherd.kubernetes.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.ClaimSpec;
import io.snapherd.model.Size;
import io.snapherd.model.SourceClaim;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceClaimJsonTest implements HostileJsonContract {
  private static final Map<String, String> SOUND =
      Map.of(
          "name", "\"data\"",
          "uid", "\"u-1\"",
          "accessModes", "[\"ReadWriteOnce\"]",
          "size", "\"1Gi\"",
          "storageClass", "\"rbd\"",
          "volumeMode", "\"Block\"");

  @Test
  void itIsWrittenAsUsersRestoringByHandReadIt() {
    assertThat(SourceClaimJson.write(claim("data", "1Gi", Optional.of("cephfs-hdd"))))
        .isEqualTo(
            "{\"name\":\"data\",\"uid\":\"u-1\",\"accessModes\":[\"ReadWriteMany\"],"
                + "\"size\":\"1Gi\",\"storageClass\":\"cephfs-hdd\",\"volumeMode\":\"Filesystem\"}");
  }

  static Stream<SourceClaim> claims() {
    return Stream.of(
        claim("data", "1Gi", Optional.of("cephfs-hdd")),
        claim("data", "1500m", Optional.empty()),
        claim("data", "0", Optional.of("")),
        claim("\"\\\n\t\u0000\u2028{}", "9223372036854775807", Optional.of("\ud83d\ude00")));
  }

  @ParameterizedTest
  @MethodSource("claims")
  void whatWasWrittenIsRead(SourceClaim claim) {
    assertThat(SourceClaimJson.read(SourceClaimJson.write(claim))).contains(claim);
  }

  @Test
  void aFileSystemIsMeantWhereNoVolumeModeIsSaid() {
    assertThat(
            SourceClaimJson.read(
                "{\"name\":\"data\",\"uid\":\"u-1\",\"accessModes\":[\"ReadWriteMany\"],"
                    + "\"size\":\"1Gi\",\"volumeMode\":\" \"}"))
        .contains(claim("data", "1Gi", Optional.empty()));
  }

  @Test
  void aSizeMayBeANumberAndFieldsOfLaterVersionsArePassedOver() {
    assertThat(
            SourceClaimJson.read(
                "{\"name\":\"data\",\"uid\":\"u-1\",\"accessModes\":[\"ReadWriteMany\"],"
                    + "\"size\":1073741824,\"later\":{\"a\":[1]}}"))
        .contains(claim("data", "1073741824", Optional.empty()));
  }

  @Test
  void theLastOfTwoCounts() {
    assertThat(
            SourceClaimJson.read(
                "{\"name\":\"other\",\"uid\":\"u-1\",\"accessModes\":[\"ReadWriteMany\"],"
                    + "\"size\":\"1Gi\",\"name\":\"data\"}"))
        .contains(claim("data", "1Gi", Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"uid\":\"u\",\"accessModes\":[\"ReadWriteOnce\"],\"size\":\"1Gi\"}",
        "{\"name\":\" \",\"uid\":\"u\",\"accessModes\":[\"ReadWriteOnce\"],\"size\":\"1Gi\"}",
        "{\"name\":[\"n\"],\"uid\":\"u\",\"accessModes\":[\"ReadWriteOnce\"],\"size\":\"1Gi\"}",
        "{\"name\":{},\"uid\":\"u\",\"accessModes\":[\"ReadWriteOnce\"],\"size\":\"1Gi\"}",
        "{\"name\":\"n\",\"accessModes\":[\"ReadWriteOnce\"],\"size\":\"1Gi\"}",
        "{\"name\":\"n\",\"uid\":null,\"accessModes\":[\"ReadWriteOnce\"],\"size\":\"1Gi\"}",
        "{\"name\":\"n\",\"uid\":\"u\",\"size\":\"1Gi\"}",
        "{\"name\":\"n\",\"uid\":\"u\",\"accessModes\":[],\"size\":\"1Gi\"}",
        "{\"name\":\"n\",\"uid\":\"u\",\"accessModes\":null,\"size\":\"1Gi\"}",
        "{\"name\":\"n\",\"uid\":\"u\",\"accessModes\":\"ReadWriteOnce\",\"size\":\"1Gi\"}",
        "{\"name\":\"n\",\"uid\":\"u\",\"accessModes\":[null],\"size\":\"1Gi\"}",
        "{\"name\":\"n\",\"uid\":\"u\",\"accessModes\":[\"ReadWriteOnce\",null],\"size\":\"1Gi\"}",
        "{\"name\":\"n\",\"uid\":\"u\",\"accessModes\":[{}],\"size\":\"1Gi\"}",
        "{\"name\":\"n\",\"uid\":\"u\",\"accessModes\":[\"ReadWriteOnce\"]}",
        "{\"name\":\"n\",\"uid\":\"u\",\"accessModes\":[\"ReadWriteOnce\"],\"size\":\"a lot\"}",
        "{\"name\":\"n\",\"uid\":\"u\",\"accessModes\":[\"ReadWriteOnce\"],\"size\":\"-1Gi\"}",
        "{\"name\":\"n\",\"uid\":\"u\",\"accessModes\":[\"ReadWriteOnce\"],\"size\":1e999}",
        "{\"name\":\"n\",\"uid\":\"u\",\"accessModes\":[\"ReadWriteOnce\"],\"size\":{\"a\":1}}",
      })
  void whatLacksAnythingThatARestoreNeedsIsNothing(String text) {
    assertThat(SourceClaimJson.read(text)).isEmpty();
  }

  @Override
  public Optional<?> read(String text) {
    return SourceClaimJson.read(text);
  }

  @Override
  public Map<String, String> sound() {
    return SOUND;
  }

  private static SourceClaim claim(String name, String size, Optional<String> storageClass) {
    return new SourceClaim(
        name,
        "u-1",
        new ClaimSpec(
            List.of("ReadWriteMany"),
            Read.size(size).orElse(new Size(size, 0)),
            storageClass,
            "Filesystem"));
  }
}
