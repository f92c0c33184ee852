package io.snapherd.metrics;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import java.time.Duration;

/**
 * What a histogram says of one driver and class, for people.
 *
 * @param median as good as the buckets are; the last bound if it lies above all of them
 * @param slow 95 of 100 were not slower
 */
public record Reading(
    String driver, String storageClass, long count, Duration mean, Duration median, Duration slow) {
  private static final double NANOS = 1e9;

  static Reading of(HistogramDataPointSnapshot point) {
    long count = count(point.getClassicBuckets());
    return new Reading(
        point.getLabels().getValue(0),
        point.getLabels().getValue(1),
        count,
        seconds(count == 0 ? 0 : point.getSum() / count),
        quantile(0.5, count, point.getClassicBuckets()),
        quantile(0.95, count, point.getClassicBuckets()));
  }

  private static long count(ClassicHistogramBuckets buckets) {
    return buckets.stream().mapToLong(b -> b.getCount()).sum();
  }

  /** As Prometheus' {@code histogram_quantile} does: evenly spread within a bucket. */
  private static Duration quantile(double share, long count, ClassicHistogramBuckets buckets) {
    double rank = share * count;
    double below = 0;
    double lower = 0;
    for (int i = 0; i < buckets.size() && !Double.isInfinite(buckets.getUpperBound(i)); i++) {
      double upper = buckets.getUpperBound(i);
      if (buckets.getCount(i) > 0 && below + buckets.getCount(i) >= rank) {
        return seconds(lower + (upper - lower) * (rank - below) / buckets.getCount(i));
      }
      below += buckets.getCount(i);
      lower = upper;
    }
    return seconds(count == 0 ? 0 : lower);
  }

  private static Duration seconds(double value) {
    return Duration.ofNanos(Math.round(value * NANOS));
  }
}
