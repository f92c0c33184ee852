package io.snapherd.cli.plan;

import io.snapherd.cli.manifest.Shown;
import io.snapherd.cli.text.Counted;
import io.snapherd.model.Names;
import io.snapherd.model.Policy;
import io.snapherd.model.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Snapshots that look like the policy's own and that the operator leaves alone all the same. */
record Strays(Subject subject) {

  /** A sentence about each sort that there is, with the mend. */
  List<String> sentences() {
    return Stream.of(none(), withoutClaim(), withoutPolicy(), namesakes(), predecessors())
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<String> none() {
    return subject.snapshots().isEmpty()
        ? Optional.of(
            "No snapshot in namespace " + policy().namespace() + " is labelled " + label() + ".")
        : Optional.empty();
  }

  private String label() {
    return subject.identified()
        ? Names.POLICY_UID + "=" + Shown.text(policy().uid())
        : Names.POLICY + "=" + policy().name();
  }

  private Optional<String> withoutClaim() {
    return counted(
        subject.snapshots(),
        s -> s.origin().claimUid().isEmpty(),
        "without the label %s: left alone until labelled.".formatted(Names.CLAIM_UID));
  }

  private Optional<String> withoutPolicy() {
    return counted(
        subject.snapshots(),
        s -> s.origin().policyUid().isEmpty(),
        "without the label %s: left alone by the operator.".formatted(Names.POLICY_UID));
  }

  private Optional<String> namesakes() {
    return counted(
        subject.namesakes(),
        s -> true,
        "of another policy of this name: left alone; to adopt, label with %s=%s."
            .formatted(Names.POLICY_UID, Shown.text(policy().uid())));
  }

  private Optional<String> predecessors() {
    long policies =
        subject.snapshots().stream()
            .flatMap(s -> s.origin().policyUid().stream())
            .distinct()
            .count();
    return policies > 1
        ? Optional.of(
            "They are of "
                + policies
                + " policies of this name; the operator decides about those of the living one.")
        : Optional.empty();
  }

  private Policy policy() {
    return subject.policy();
  }

  private static Optional<String> counted(
      List<Snapshot> snapshots, Predicate<Snapshot> which, String what) {
    long count = snapshots.stream().filter(which).count();
    return count == 0 ? Optional.empty() : Optional.of(Counted.of(count, "snapshot") + " " + what);
  }
}
