package io.snapherd.metrics;

import io.prometheus.metrics.core.metrics.Histogram;

/**
 * The histograms' buckets: those of the CSI sidecars, so that both can be laid over each other.
 * They are made with the Prometheus client and not with Micrometer's timers, which add a series
 * with a maximum that decays to each.
 */
final class Buckets {
  private static final double[] SNAPSHOT = {
    0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30, 60, 120, 300, 600
  };
  private static final double[] RESTORE = {
    0.5, 1, 2.5, 5, 10, 15, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200
  };

  private Buckets() {}

  static Histogram ofSnapshots(String name, String help, String... labels) {
    return histogram(name, help, SNAPSHOT, labels);
  }

  /** A restore may be a copy of all there is. */
  static Histogram ofRestores(String name, String help, String... labels) {
    return histogram(name, help, RESTORE, labels);
  }

  private static Histogram histogram(String name, String help, double[] bounds, String... labels) {
    return Histogram.builder()
        .name(name)
        .help(help)
        .labelNames(labels)
        .classicOnly()
        .withoutExemplars()
        .classicUpperBounds(bounds)
        .build();
  }
}
