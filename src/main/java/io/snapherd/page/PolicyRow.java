package io.snapherd.page;

import io.snapherd.model.Policy;
import io.snapherd.model.PolicySpec;
import io.snapherd.model.PolicyStatus;
import io.snapherd.model.PolicyStatus.ClaimCounts;
import io.snapherd.model.PolicyStatus.SnapshotCounts;
import io.snapherd.operation.view.PolicyView;
import java.time.Instant;
import java.util.Optional;

/**
 * A policy in the list of policies.
 *
 * @param address of the page about it alone
 * @param mood which colour its row has: {@code late}, {@code well} or {@code idle}
 */
record PolicyRow(
    String namespace,
    String name,
    String address,
    String schedule,
    String timeZone,
    String mood,
    Optional<Moment> last,
    Optional<Moment> next,
    Optional<Moment> success,
    ClaimCounts claims,
    SnapshotCounts snapshots) {

  static PolicyRow of(PolicyView view, Instant now) {
    Policy policy = view.policy();
    PolicySpec spec = policy.spec();
    Optional<PolicyStatus> status = view.status();
    return new PolicyRow(
        policy.namespace(),
        policy.name(),
        Question.address(policy.ref()),
        spec.suspend() ? spec.schedule() + " (suspended)" : spec.schedule(),
        spec.timeZone(),
        status.map(PolicyRow::mood).orElse("idle"),
        status.flatMap(s -> s.memory().lastScheduleTime()).map(time -> Moment.of(time, now)),
        status.flatMap(PolicyStatus::nextScheduleTime).map(time -> Moment.of(time, now)),
        status.flatMap(PolicyStatus::lastSuccessfulTime).map(time -> Moment.of(time, now)),
        status.map(PolicyStatus::claims).orElse(new ClaimCounts(0, 0, 0, 0)),
        status.map(PolicyStatus::snapshots).orElse(SnapshotCounts.NONE));
  }

  private static String mood(PolicyStatus status) {
    if (status.claims().late() > 0 || !status.problems().isEmpty()) {
      return "late";
    }
    return status.claims().guarded() > 0 ? "well" : "idle";
  }
}
