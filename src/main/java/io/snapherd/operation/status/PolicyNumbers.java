package io.snapherd.operation.status;

import io.snapherd.model.ObjectRef;
import io.snapherd.operation.PolicyGauges;
import io.snapherd.operation.status.StatusReports.Report;

/** What the metrics say of a policy, out of the same report as its status. */
public final class PolicyNumbers {
  private final PolicyGauges gauges;
  private final TakenCounts counts;

  public PolicyNumbers(PolicyGauges gauges, TakenCounts counts) {
    this.gauges = gauges;
    this.counts = counts;
  }

  void show(ObjectRef policy, Report report) {
    gauges.show(policy, report.figures());
    report.scene().ifPresent(counts::looked);
  }

  void forget(ObjectRef policy) {
    counts.forget(policy);
    gauges.forget(policy);
  }
}
