package io.snapherd.cli.plan;

import java.util.List;
import java.util.Locale;

/** The answer for programs; times in RFC 3339. */
public record PlanJson(List<OfPolicy> policies) {

  /**
   * One policy's plan.
   *
   * @param now what it was made for
   */
  public record OfPolicy(String namespace, String name, String now, List<OfSnapshot> decisions) {}

  /**
   * What is said about one snapshot.
   *
   * @param verdict keep, delete or leave
   */
  public record OfSnapshot(
      String snapshot, String claim, String slot, String verdict, List<String> reasons) {}

  public static PlanJson of(List<PolicyPlan> plans) {
    return new PlanJson(plans.stream().map(PlanJson::of).toList());
  }

  private static OfPolicy of(PolicyPlan plan) {
    return new OfPolicy(
        plan.policy().namespace(),
        plan.policy().name(),
        plan.now().toString(),
        plan.judged().stream().map(PlanJson::of).toList());
  }

  private static OfSnapshot of(Judged judged) {
    return new OfSnapshot(
        judged.snapshot(),
        judged.claim(),
        judged.slot().toString(),
        judged.verdict().name().toLowerCase(Locale.ROOT),
        judged.reasons());
  }
}
