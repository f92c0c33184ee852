package io.snapherd.wiring;

import io.snapherd.metrics.LatencyHistograms;
import io.snapherd.page.BackendTimes;
import java.util.List;

/** The backends' times as the metrics have them. */
public final class MeasuredBackends implements BackendTimes {
  private final LatencyHistograms histograms;

  public MeasuredBackends(LatencyHistograms histograms) {
    this.histograms = histograms;
  }

  @Override
  public List<BackendTime> all() {
    return histograms.backend().stream()
        .map(r -> new BackendTime(r.driver(), r.storageClass(), r.count(), r.mean(), r.slow()))
        .toList();
  }
}
