package io.snapherd.operation.fake;

import io.snapherd.model.Condition;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicyMemory;
import io.snapherd.model.PolicyMemory.RetentionBasis;
import io.snapherd.model.PolicyMemory.ScheduleBasis;
import io.snapherd.model.PolicySpec;
import io.snapherd.model.PolicyStatus;
import io.snapherd.model.Problem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A policy with its status, as the API server keeps them: in whole seconds. */
record StoredPolicy(Policy policy, Optional<PolicyStatus> status) {

  StoredPolicy at(String version) {
    return new StoredPolicy(
        new Policy(
            Edits.at(policy.id(), version),
            policy.generation(),
            policy.runNow(),
            policy.spec(),
            policy.memory()),
        status);
  }

  /** An equal spec is no change, and counts as none. */
  StoredPolicy with(PolicySpec spec) {
    long generation = policy.generation() + (spec.equals(policy.spec()) ? 0 : 1);
    return new StoredPolicy(
        new Policy(policy.id(), generation, policy.runNow(), spec, policy.memory()), status);
  }

  StoredPolicy runNow(Optional<String> value) {
    return new StoredPolicy(
        new Policy(policy.id(), policy.generation(), value, policy.spec(), policy.memory()),
        status);
  }

  StoredPolicy with(PolicyStatus unrounded) {
    PolicyStatus rounded = rounded(unrounded);
    return new StoredPolicy(
        new Policy(
            policy.id(), policy.generation(), policy.runNow(), policy.spec(), rounded.memory()),
        Optional.of(rounded));
  }

  StoredPolicy withoutStatus() {
    return new StoredPolicy(
        new Policy(
            policy.id(), policy.generation(), policy.runNow(), policy.spec(), PolicyMemory.NONE),
        Optional.empty());
  }

  private static PolicyStatus rounded(PolicyStatus s) {
    PolicyMemory m = s.memory();
    return new PolicyStatus(
        s.observedGeneration(),
        s.conditions().stream().map(StoredPolicy::rounded).toList(),
        new PolicyMemory(
            m.schedule()
                .map(
                    b ->
                        new ScheduleBasis(
                            b.expression(), b.timeZone(), b.suspended(), rounded(b.since()))),
            m.retention().map(b -> new RetentionBasis(b.observed(), rounded(b.since()))),
            m.lastScheduleTime().map(StoredPolicy::rounded),
            m.lastRunNow()),
        s.lastSuccessfulTime().map(StoredPolicy::rounded),
        s.nextScheduleTime().map(StoredPolicy::rounded),
        s.claims(),
        s.snapshots(),
        s.problems().stream()
            .map(p -> new Problem(p.claim(), p.reason(), p.message(), rounded(p.since())))
            .toList(),
        s.nextPrune());
  }

  private static Condition rounded(Condition c) {
    return new Condition(
        c.type(), c.status(), c.generation(), rounded(c.since()), c.reason(), c.message());
  }

  private static Instant rounded(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }
}
