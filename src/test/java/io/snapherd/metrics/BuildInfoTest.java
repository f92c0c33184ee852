package io.snapherd.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

class BuildInfoTest {
  @Test
  void theVersionsOfProgramAndJavaAreLabels() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    BuildInfo unused = new BuildInfo(registry, "0.1.0 \"odd\"");
    assertThat(registry.scrape())
        .contains(
            "snapherd_build_info{java=\""
                + Runtime.version()
                + "\",version=\"0.1.0 \\\"odd\\\"\"} 1");
  }
}
