package io.snapherd.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.latency.Phase;
import io.snapherd.model.ObjectRef;
import io.snapherd.operation.Telemetry.Taken;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PolicySeriesTest {
  private static final String HOURLY = "namespace=\"shop\",policy=\"hourly\"";

  private final Meters meters = new Meters();
  private final ObjectRef hourly = meters.policy("hourly");

  @Test
  void theFiguresOfAPolicyAreShown() {
    meters.policies.show(hourly, Meters.figures());

    assertThat(meters.samples("snapherd_policy_claims"))
        .containsExactlyInAnyOrder(
            "snapherd_policy_claims{" + HOURLY + ",state=\"selected\"} 10.0",
            "snapherd_policy_claims{" + HOURLY + ",state=\"protected\"} 6.0",
            "snapherd_policy_claims{" + HOURLY + ",state=\"late\"} 3.0",
            "snapherd_policy_claims{" + HOURLY + ",state=\"waiting\"} 1.0");
    assertThat(meters.samples("snapherd_policy_snapshots"))
        .containsExactlyInAnyOrder(
            "snapherd_policy_snapshots{" + HOURLY + ",state=\"ready\"} 60.0",
            "snapherd_policy_snapshots{" + HOURLY + ",state=\"pending\"} 1.0",
            "snapherd_policy_snapshots{" + HOURLY + ",state=\"failed\"} 2.0",
            "snapherd_policy_snapshots{" + HOURLY + ",state=\"lost\"} 3.0",
            "snapherd_policy_snapshots{" + HOURLY + ",state=\"deleting\"} 4.0",
            "snapherd_policy_snapshots{" + HOURLY + ",state=\"held\"} 5.0");
    assertThat(number("snapherd_policy_last_success_timestamp_seconds"))
        .isEqualTo(Seconds.of(Meters.CUT) + 60);
    assertThat(number("snapherd_policy_next_run_timestamp_seconds"))
        .isEqualTo(Seconds.of(Meters.CUT) + 3600);
  }

  @Test
  void theRecoveryPointAgesWithoutAnotherLook() {
    meters.policies.show(hourly, Meters.figures());
    meters.world.clock.set(Meters.CUT.plusSeconds(90));
    assertThat(number("snapherd_policy_recovery_point_age_seconds")).isEqualTo(90);
    meters.world.clock.set(Meters.CUT.plusSeconds(100));
    assertThat(number("snapherd_policy_recovery_point_age_seconds")).isEqualTo(100);
    meters.world.clock.set(Meters.CUT.minusSeconds(1));
    assertThat(number("snapherd_policy_recovery_point_age_seconds")).isZero();
  }

  @Test
  void whatHappensIsCounted() {
    meters.telemetry.taken(hourly, Taken.READY);
    meters.telemetry.taken(hourly, Taken.READY);
    meters.telemetry.taken(hourly, Taken.SKIPPED);
    meters.telemetry.pruned(hourly);

    assertThat(meters.samples("snapherd_snapshots_taken_total"))
        .containsExactlyInAnyOrder(
            "snapherd_snapshots_taken_total{" + HOURLY + ",result=\"ready\"} 2.0",
            "snapherd_snapshots_taken_total{" + HOURLY + ",result=\"failed\"} 0.0",
            "snapherd_snapshots_taken_total{" + HOURLY + ",result=\"skipped\"} 1.0");
    assertThat(meters.samples("snapherd_snapshots_pruned_total"))
        .containsExactly("snapherd_snapshots_pruned_total{" + HOURLY + "} 1.0");
  }

  @Test
  void theWaitOfAUserIsOfAPolicy() {
    meters.latencies.ready(hourly, Meters.of(Phase.READY), Duration.ofMillis(1500));

    assertThat(meters.samples("snapherd_snapshot_ready_duration_seconds_sum"))
        .containsExactly(
            "snapherd_snapshot_ready_duration_seconds_sum{driver=\"%s\",%s,snapshot_class=\"%s\"} 1.5"
                .formatted(Meters.DRIVER, HOURLY, Meters.CLASS));
  }

  @Test
  void everythingOfAPolicyGoesWithIt() {
    ObjectRef daily = meters.policy("daily");
    meters.everythingOf(hourly);
    meters.everythingOf(daily);
    meters.policies.forget(hourly);

    assertThat(meters.registry.scrape())
        .doesNotContain("policy=\"hourly\"")
        .contains("policy=\"daily\"");
  }

  @Test
  void nothingIsToldOfAPolicyThatIsGone() {
    meters.world.kubectl.deletePolicy("hourly");
    meters.world.settle();
    meters.everythingOf(hourly);

    assertThat(meters.registry.scrape()).doesNotContain("policy=\"hourly\"");
  }

  @Test
  void onlyTheLeaderShowsThem() {
    meters.everythingOf(hourly);
    meters.standBy();
    assertThat(meters.registry.scrape()).doesNotContain("policy=\"hourly\"");
    meters.policies.forgetAll();
    meters.lead();
    assertThat(meters.registry.scrape()).doesNotContain("policy=\"hourly\"");
  }

  private double number(String metric) {
    String sample = meters.samples(metric).get(0);
    return Double.parseDouble(sample.substring(sample.lastIndexOf(' ')));
  }
}
