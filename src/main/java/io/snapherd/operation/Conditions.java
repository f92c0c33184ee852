package io.snapherd.operation;

import io.snapherd.model.Condition;
import io.snapherd.model.Condition.Status;
import io.snapherd.model.InvalidSpec;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicyStatus;
import io.snapherd.model.PolicyStatus.ClaimCounts;
import io.snapherd.model.Reason;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The three conditions of a policy: Ready, Protected, Pruned. */
final class Conditions {
  private final Policy policy;
  private final Optional<PolicyStatus> current;
  private final Instant now;

  /**
   * @param current the status that stands: it knows since when a condition is as it is
   */
  Conditions(Policy policy, Optional<PolicyStatus> current, Instant now) {
    this.policy = policy;
    this.current = current;
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
  }

  List<Condition> unfollowable(InvalidSpec why) {
    return List.of(
        invalid(Condition.Type.Ready, why),
        condition(
            Condition.Type.Protected, Status.Unknown, why.reason(), "the slots are not known"),
        condition(
            Condition.Type.Pruned, Status.Unknown, why.reason(), "the policy cannot be followed"));
  }

  List<Condition> followed(ClaimCounts claims, PruneOutlook prunes) {
    return List.of(ready(prunes), guarded(claims), pruned(prunes));
  }

  private Condition ready(PruneOutlook prunes) {
    if (prunes.invalid().isPresent()) {
      return invalid(Condition.Type.Ready, prunes.invalid().get());
    }
    return policy.spec().suspend()
        ? condition(
            Condition.Type.Ready, Status.True, Reason.Suspended, "no scheduled snapshots are taken")
        : condition(
            Condition.Type.Ready, Status.True, Reason.AsScheduled, "the schedule is followed");
  }

  private Condition guarded(ClaimCounts claims) {
    if (claims.selected() == 0) {
      return condition(
          Condition.Type.Protected,
          Status.Unknown,
          Reason.NoClaimsSelected,
          "no claim is selected. " + Reason.NoClaimsSelected.advice());
    } else if (claims.late() > 0) {
      return condition(
          Condition.Type.Protected,
          Status.False,
          Reason.ClaimsLate,
          claims.late() + " of " + claims.selected() + " claims are late");
    } else if (claims.guarded() == 0) {
      return condition(
          Condition.Type.Protected,
          Status.Unknown,
          Reason.AsScheduled,
          "no slot has come to its ready deadline yet");
    }
    return condition(
        Condition.Type.Protected,
        Status.True,
        Reason.AllProtected,
        claims.guarded() + " of " + claims.selected() + " claims are protected");
  }

  private Condition pruned(PruneOutlook prunes) {
    if (prunes.invalid().isPresent()) {
      return invalid(Condition.Type.Pruned, prunes.invalid().get());
    } else if (!prunes.blocked().isEmpty()) {
      Finding first = prunes.blocked().get(0);
      return condition(Condition.Type.Pruned, Status.False, first.reason(), first.message());
    } else if (prunes.hold().isPresent()) {
      Reason hold = prunes.hold().get().reason();
      return condition(Condition.Type.Pruned, Status.Unknown, hold, hold.advice());
    }
    return policy.spec().retention().isEmpty()
        ? condition(
            Condition.Type.Pruned,
            Status.True,
            Reason.NoRetention,
            "no ready snapshot is ever pruned")
        : condition(Condition.Type.Pruned, Status.True, Reason.Pruned, "old snapshots are pruned");
  }

  private Condition invalid(Condition.Type type, InvalidSpec why) {
    return condition(
        type, Status.False, why.reason(), why.sentence() + ". " + why.reason().advice());
  }

  private Condition condition(Condition.Type type, Status status, Reason reason, String message) {
    Instant since =
        current
            .flatMap(s -> s.conditions().stream().filter(c -> c.type() == type).findFirst())
            .filter(c -> c.status() == status)
            .map(Condition::since)
            .orElse(now);
    return new Condition(type, status, policy.generation(), since, reason, message);
  }
}
