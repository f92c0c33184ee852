package io.snapherd.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** {@code snapherd_build_info}: 1, with the version as a label. */
public final class BuildInfo {
  public BuildInfo(MeterRegistry registry, String version) {
    Gauge.builder("snapherd.build.info", () -> 1)
        .description("Always 1; the labels say what runs.")
        .tag("version", version)
        .tag("java", Runtime.version().toString())
        .register(registry);
  }
}
