package io.snapherd.operation.status;

import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicyStatus;
import io.snapherd.model.Reason;
import io.snapherd.operation.Events;
import io.snapherd.operation.Subject;
import io.snapherd.operation.status.StatusReports.Report;
import java.util.List;
import java.util.Optional;

/** What is new with a policy, as Events: each piece of news once, where a user looks for it. */
public final class PolicyNews {
  private final ProblemEvents problems;
  private final SnapshotEvents snapshots;
  private final Events events;

  public PolicyNews(ProblemEvents problems, SnapshotEvents snapshots, Events events) {
    this.problems = problems;
    this.snapshots = snapshots;
    this.events = events;
  }

  /** What is seen now and was not before. */
  void tell(Policy policy, Optional<PolicyStatus> current, Report report) {
    problems.tell(policy, report.problems(), current.map(PolicyStatus::problems).orElse(List.of()));
    report.scene().ifPresent(snapshots::tell);
  }

  /** What stands in the status from now on, and is news for that. */
  void written(Policy policy, Report report) {
    Subject on = new Subject(Subject.Kind.POLICY, policy.id());
    report.done().forEach(sentence -> events.normal(on, Reason.SnapshotTaken, sentence));
  }

  void forget(ObjectRef policy) {
    problems.forget(policy);
    snapshots.forget(policy);
  }
}
