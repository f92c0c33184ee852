package io.snapherd.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.latency.Phase;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatencyHistogramsTest {
  private final Meters meters = new Meters();

  @ParameterizedTest
  @CsvSource({
    "QUEUE, snapherd_snapshot_queue_duration_seconds, snapshot_class",
    "BACKEND, snapherd_snapshot_backend_duration_seconds, snapshot_class",
    "DELETE, snapherd_snapshot_delete_duration_seconds, snapshot_class",
    "RESTORE, snapherd_restore_duration_seconds, storage_class",
  })
  void eachPhaseHasItsHistogram(Phase phase, String name, String label) {
    meters.latencies.ended(Meters.of(phase), Optional.of(Duration.ofMillis(1948)));

    String labels = "{driver=\"%s\",%s=\"%s\"}".formatted(Meters.DRIVER, label, Meters.CLASS);
    assertThat(meters.samples(name + "_count")).containsExactly(name + "_count" + labels + " 1");
    assertThat(meters.samples(name + "_sum")).containsExactly(name + "_sum" + labels + " 1.948");
    assertThat(meters.samples("snapherd_snapshot_latency_unmeasured_total")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "BACKEND, snapherd_snapshot_backend_duration_seconds,"
        + " 0.05 0.1 0.25 0.5 1.0 2.5 5.0 10.0 15.0 30.0 60.0 120.0 300.0 600.0 +Inf",
    "RESTORE, snapherd_restore_duration_seconds,"
        + " 0.5 1.0 2.5 5.0 10.0 15.0 30.0 60.0 120.0 300.0 600.0 1200.0 1800.0 3600.0 7200.0 +Inf",
  })
  void theBucketsLineUpWithTheSidecars(Phase phase, String name, String bounds) {
    meters.latencies.ended(Meters.of(phase), Optional.of(Duration.ofSeconds(1)));

    assertThat(meters.samples(name + "_bucket"))
        .extracting(line -> line.replaceAll(".*le=\"([^\"]*)\".*", "$1"))
        .containsExactly(bounds.split(" "));
  }

  @ParameterizedTest
  @CsvSource({"QUEUE, queue", "BACKEND, backend", "READY, ready", "DELETE, delete"})
  void whatWasNotMeasuredIsCounted(Phase phase, String label) {
    meters.latencies.ended(Meters.of(phase), Optional.empty());
    meters.latencies.ended(Meters.of(phase), Optional.empty());

    assertThat(meters.samples("snapherd_snapshot_latency_unmeasured_total"))
        .containsExactly(
            "snapherd_snapshot_latency_unmeasured_total{driver=\"%s\",phase=\"%s\"} 2.0"
                .formatted(Meters.DRIVER, label));
  }

  @Test
  void aScheduleIsLateOrOnTimeButNeverEarly() {
    meters.telemetry.sent(Duration.ofMillis(500));
    meters.telemetry.sent(Duration.ofHours(-1));

    assertThat(meters.samples("snapherd_schedule_lag_seconds_sum"))
        .containsExactly("snapherd_schedule_lag_seconds_sum 0.5");
  }

  @Test
  void aReadingSaysWhatPeopleAskFor() {
    for (int i = 0; i < 90; i++) {
      meters.latencies.ended(Meters.of(Phase.BACKEND), Optional.of(Duration.ofMillis(80)));
    }
    for (int i = 0; i < 10; i++) {
      meters.latencies.ended(Meters.of(Phase.BACKEND), Optional.of(Duration.ofMillis(800)));
    }

    assertThat(meters.latencies.backend())
        .containsExactly(
            new Reading(
                Meters.DRIVER,
                Meters.CLASS,
                100,
                Duration.ofMillis(152),
                Duration.ofNanos(77_777_778),
                Duration.ofMillis(750)));
  }

  @Test
  void aReadingAboveAllBucketsIsTheLastBound() {
    meters.latencies.ended(Meters.of(Phase.BACKEND), Optional.of(Duration.ofHours(1)));

    assertThat(meters.latencies.backend())
        .hasSize(1)
        .allMatch(r -> r.median().equals(Duration.ofMinutes(10)))
        .allMatch(r -> r.mean().equals(Duration.ofHours(1)));
  }
}
