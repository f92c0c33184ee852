package io.snapherd.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Reason;
import io.snapherd.operation.Key;
import io.snapherd.operation.Telemetry.Operation;
import io.snapherd.operation.fake.FakeCaches;
import io.snapherd.operation.fake.World;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MicrometerTelemetryTest {
  private static final Locale USUAL = Locale.getDefault();

  private final World world = new World();
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final MicrometerTelemetry telemetry =
      new MicrometerTelemetry(
          registry,
          registry.getPrometheusRegistry(),
          new PolicySeries(
              new FakeCaches(world.cluster),
              () -> true,
              registry.getPrometheusRegistry(),
              world.clock));

  @AfterEach
  void backToTheUsualLocale() {
    Locale.setDefault(USUAL);
  }

  @Test
  void anErrorIsCountedByOperationAndReason() {
    telemetry.error(Operation.TAKE, Reason.QuotaExceeded);
    telemetry.error(Operation.TAKE, Reason.QuotaExceeded);
    telemetry.error(Operation.PRUNE, Reason.QuotaExceeded);
    assertThat(registry.scrape())
        .contains("snapherd_errors_total{operation=\"take\",reason=\"QuotaExceeded\"} 2.0")
        .contains("snapherd_errors_total{operation=\"prune\",reason=\"QuotaExceeded\"} 1.0");
  }

  /** In Turkish the small letter of I has no dot. */
  @ParameterizedTest
  @EnumSource
  void anOperationIsCalledTheSameInEveryLanguage(Operation operation) {
    Locale.setDefault(Locale.forLanguageTag("tr"));
    telemetry.error(operation, Reason.ClockSkew);
    assertThat(registry.scrape()).containsPattern("operation=\"[a-z]+\"");
  }

  @Test
  void aBugIsCountedByTheKindOfKeyAndNeverByItsName() {
    telemetry.bug(new Key.ClaimKey(new ObjectRef("shop", "data")));
    assertThat(registry.scrape())
        .contains("snapherd_errors_total{operation=\"ClaimKey\",reason=\"Bug\"} 1.0")
        .doesNotContain("shop", "data");
  }
}
