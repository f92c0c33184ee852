package io.snapherd.cli.plan;

import io.snapherd.model.Policy;
import io.snapherd.model.PolicyMemory;
import io.snapherd.model.Snapshot;
import java.util.List;

/** A policy that a plan is asked for, and which snapshots are its own. */
record Subject(Policy policy, Evidence evidence) {

  /**
   * A policy from Git knows no uid. If there is one of its name in the cluster, it is meant to
   * become that one: then its uid and memory are those.
   */
  static Subject of(Policy asked, Evidence evidence) {
    Policy policy =
        identified(asked)
            ? asked
            : evidence.policy(asked.ref()).map(living -> become(asked, living)).orElse(asked);
    return new Subject(policy, evidence);
  }

  private static Policy become(Policy asked, Policy living) {
    return new Policy(
        living.id(), living.generation(), living.runNow(), asked.spec(), living.memory());
  }

  private static boolean identified(Policy policy) {
    return !policy.uid().isEmpty();
  }

  boolean identified() {
    return identified(policy);
  }

  /** True if it is known which slots were served already. */
  boolean remembers() {
    PolicyMemory memory = policy.memory();
    return memory.schedule().isPresent() || memory.lastScheduleTime().isPresent();
  }

  /** By the uid, or else by the name on the label. */
  List<Snapshot> snapshots() {
    return evidence.snapshots().stream().filter(this::owns).toList();
  }

  /** Labelled with this policy's name but another one's uid. */
  List<Snapshot> namesakes() {
    return evidence.snapshots().stream().filter(s -> bearsName(s) && !owns(s)).toList();
  }

  private boolean owns(Snapshot snapshot) {
    return identified()
        ? snapshot.origin().policyUid().filter(policy.uid()::equals).isPresent()
        : bearsName(snapshot);
  }

  private boolean bearsName(Snapshot snapshot) {
    return snapshot.origin().policyName().filter(policy.name()::equals).isPresent();
  }
}
