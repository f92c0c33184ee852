package io.snapherd.kubernetes.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.Reason;
import io.snapherd.restore.RestorePhase;
import io.snapherd.restore.RestoreStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestoreStatusJsonTest implements HostileJsonContract {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Map<String, String> SOUND =
      Map.of(
          "request", "\"r\"",
          "snapshot", "\"s\"",
          "cutTime", "\"2026-01-01T00:00:00Z\"",
          "claim", "\"copy\"",
          "phase", "\"Bound\"",
          "reason", "\"Restored\"",
          "message", "\"bound\"",
          "time", "\"2026-01-01T00:00:00Z\"");

  @Test
  void itIsWrittenAsTheContractNamesIt() {
    assertThat(RestoreStatusJson.write(status(RestorePhase.Bound, Reason.Restored, "bound")))
        .isEqualTo(
            "{\"request\":\"0123456789abcdef\",\"snapshot\":\"s\","
                + "\"cutTime\":\"2026-01-01T00:00:00Z\",\"claim\":\"copy\",\"phase\":\"Bound\","
                + "\"reason\":\"Restored\",\"message\":\"bound\","
                + "\"time\":\"2026-01-01T00:00:00Z\"}");
  }

  @Test
  void whatIsAbsentIsNotWritten() {
    assertThat(RestoreStatusJson.write(bare())).doesNotContain("null", "cutTime", "claim");
  }

  @Test
  void aBareStatusIsReadAsItWasWritten() {
    assertThat(RestoreStatusJson.read(RestoreStatusJson.write(bare()))).contains(bare());
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonIsReadAsItWasWritten(Reason reason) {
    RestoreStatus status = status(RestorePhase.Waiting, reason, "held up");
    assertThat(RestoreStatusJson.read(RestoreStatusJson.write(status))).contains(status);
  }

  @ParameterizedTest
  @EnumSource
  void everyPhaseIsReadAsItWasWritten(RestorePhase phase) {
    RestoreStatus status = status(phase, Reason.Restored, "\"\\\n\u0000{}\ud83d\ude00");
    assertThat(RestoreStatusJson.read(RestoreStatusJson.write(status))).contains(status);
  }

  @Test
  void itsTimeIsInWholeSeconds() {
    RestoreStatus now = bare().waiting(Reason.QuotaExceeded, "full", NOW.plusNanos(999_999_999));
    assertThat(RestoreStatusJson.read(RestoreStatusJson.write(now)))
        .contains(bare().waiting(Reason.QuotaExceeded, "full", NOW));
  }

  /** The request and how it ended are what counts: a done restore is not done again. */
  @Test
  void anUnreadableTimeOrCutIsPassedOver() {
    assertThat(
            RestoreStatusJson.read(
                "{\"request\":\"r\",\"cutTime\":\"noon\",\"phase\":\"Bound\","
                    + "\"reason\":\"Restored\",\"time\":5}"))
        .contains(
            new RestoreStatus(
                "r",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                RestorePhase.Bound,
                Reason.Restored,
                "",
                Instant.EPOCH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"phase\":\"Bound\",\"reason\":\"Restored\"}",
        "{\"request\":null,\"phase\":\"Bound\",\"reason\":\"Restored\"}",
        "{\"request\":[\"r\"],\"phase\":\"Bound\",\"reason\":\"Restored\"}",
        "{\"request\":{},\"phase\":\"Bound\",\"reason\":\"Restored\"}",
        "{\"request\":\"r\",\"reason\":\"Restored\"}",
        "{\"request\":\"r\",\"phase\":\"bound\",\"reason\":\"Restored\"}",
        "{\"request\":\"r\",\"phase\":2,\"reason\":\"Restored\"}",
        "{\"request\":\"r\",\"phase\":\"Bound\"}",
        "{\"request\":\"r\",\"phase\":\"Bound\",\"reason\":\"Because\"}",
        "{\"request\":\"r\",\"phase\":\"Bound\",\"reason\":null}",
        "{\"request\":\"r\",\"phase\":\"Bound\",\"reason\":\"Restored\",\"message\":[]}",
        "{\"request\":\"r\",\"phase\":\"Bound\",\"reason\":\"Restored\",\"phase\":\"\"}",
      })
  void whatDoesNotSayHowARequestEndedIsNothing(String text) {
    assertThat(RestoreStatusJson.read(text)).isEmpty();
  }

  @Override
  public Optional<?> read(String text) {
    return RestoreStatusJson.read(text);
  }

  @Override
  public Map<String, String> sound() {
    return SOUND;
  }

  private static RestoreStatus status(RestorePhase phase, Reason reason, String message) {
    return new RestoreStatus(
        "0123456789abcdef",
        Optional.of("s"),
        Optional.of(NOW),
        Optional.of("copy"),
        phase,
        reason,
        message,
        NOW);
  }

  private static RestoreStatus bare() {
    return new RestoreStatus(
        "r",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        RestorePhase.Failed,
        Reason.InvalidRequest,
        "no",
        NOW);
  }
}
