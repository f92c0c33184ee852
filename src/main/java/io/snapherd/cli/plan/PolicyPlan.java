package io.snapherd.cli.plan;

import io.snapherd.model.Policy;
import io.snapherd.retention.Retention;
import io.snapherd.retention.Verdict;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What would become of a policy's snapshots.
 *
 * @param zone the policy's own
 * @param judged claim by claim, the newest snapshot first
 * @param unchecked what could forbid a deletion and was not looked at
 * @param remarks sentences
 */
public record PolicyPlan(
    Policy policy,
    Retention retention,
    ZoneId zone,
    Instant now,
    List<Judged> judged,
    List<String> unchecked,
    List<String> remarks) {
  public PolicyPlan {
    judged = List.copyOf(judged);
    unchecked = List.copyOf(unchecked);
    remarks = List.copyOf(remarks);
  }

  long count(Verdict verdict) {
    return judged.stream().filter(one -> one.verdict() == verdict).count();
  }
}
