package io.snapherd.operation;

import io.snapherd.model.Condition;
import io.snapherd.model.InvalidSpec;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicyStatus;
import io.snapherd.model.PolicyStatus.ClaimCounts;
import io.snapherd.model.Problem;
import io.snapherd.model.Reason;
import io.snapherd.operation.StatusReports.PruneOutlook;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The three conditions of a policy: Ready, Protected, Pruned. */
final class Conditions {
  private static final Set<Reason> BLOCK_PRUNING =
      Set.of(Reason.PruneBlocked, Reason.ClockSkew, Reason.PermissionDenied, Reason.ApiUnavailable);

  private final Policy policy;
  private final Optional<PolicyStatus> current;
  private final Instant now;

  Conditions(Policy policy, Optional<PolicyStatus> current, Instant now) {
    this.policy = policy;
    this.current = current;
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
  }

  List<Condition> unfollowable(InvalidSpec why) {
    return List.of(
        condition(Condition.Type.Ready, Condition.Status.False, why.reason(), sentence(why)),
        condition(
            Condition.Type.Protected,
            Condition.Status.Unknown,
            why.reason(),
            "the slots are not known"),
        condition(
            Condition.Type.Pruned,
            Condition.Status.Unknown,
            why.reason(),
            "the policy cannot be followed"));
  }

  List<Condition> followed(ClaimCounts claims, List<Problem> problems, PruneOutlook prunes) {
    return List.of(ready(prunes), guarded(claims), pruned(problems, prunes));
  }

  private Condition ready(PruneOutlook prunes) {
    if (prunes.invalid().isPresent()) {
      InvalidSpec why = prunes.invalid().get();
      return condition(Condition.Type.Ready, Condition.Status.False, why.reason(), sentence(why));
    }
    return policy.spec().suspend()
        ? condition(
            Condition.Type.Ready,
            Condition.Status.True,
            Reason.Suspended,
            "no scheduled snapshots are taken")
        : condition(
            Condition.Type.Ready,
            Condition.Status.True,
            Reason.AsScheduled,
            "the schedule is followed");
  }

  private Condition guarded(ClaimCounts claims) {
    if (claims.selected() == 0) {
      return condition(
          Condition.Type.Protected,
          Condition.Status.Unknown,
          Reason.NoClaimsSelected,
          "no claim is selected. " + Reason.NoClaimsSelected.advice());
    } else if (claims.late() > 0) {
      return condition(
          Condition.Type.Protected,
          Condition.Status.False,
          Reason.ClaimsLate,
          claims.late() + " of " + claims.selected() + " claims are late");
    } else if (claims.guarded() == 0) {
      return condition(
          Condition.Type.Protected,
          Condition.Status.Unknown,
          Reason.AsScheduled,
          "no slot has come to its ready deadline yet");
    }
    return condition(
        Condition.Type.Protected,
        Condition.Status.True,
        Reason.AllProtected,
        claims.guarded() + " of " + claims.selected() + " claims are protected");
  }

  private Condition pruned(List<Problem> problems, PruneOutlook prunes) {
    Optional<Problem> blocked =
        problems.stream()
            .filter(p -> p.claim().isEmpty() && BLOCK_PRUNING.contains(p.reason()))
            .findFirst();
    if (prunes.invalid().isPresent()) {
      InvalidSpec why = prunes.invalid().get();
      return condition(Condition.Type.Pruned, Condition.Status.False, why.reason(), sentence(why));
    } else if (blocked.isPresent()) {
      Problem problem = blocked.get();
      return condition(
          Condition.Type.Pruned, Condition.Status.False, problem.reason(), problem.message());
    } else if (prunes.hold().isPresent()) {
      Reason hold = prunes.hold().get();
      return condition(Condition.Type.Pruned, Condition.Status.Unknown, hold, hold.advice());
    } else if (policy.spec().retention().isEmpty()) {
      return condition(
          Condition.Type.Pruned,
          Condition.Status.True,
          Reason.NoRetention,
          "no ready snapshot is ever pruned");
    }
    return condition(
        Condition.Type.Pruned, Condition.Status.True, Reason.Pruned, "old snapshots are pruned");
  }

  private static String sentence(InvalidSpec why) {
    return why.sentence() + ". " + why.reason().advice();
  }

  private Condition condition(
      Condition.Type type, Condition.Status status, Reason reason, String message) {
    Instant since =
        current
            .flatMap(s -> s.conditions().stream().filter(c -> c.type() == type).findFirst())
            .filter(c -> c.status() == status)
            .map(Condition::since)
            .orElse(now);
    return new Condition(type, status, policy.generation(), since, reason, message);
  }
}
