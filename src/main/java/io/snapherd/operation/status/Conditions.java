package io.snapherd.operation.status;

import io.snapherd.model.Condition;
import io.snapherd.model.Condition.Status;
import io.snapherd.model.InvalidSpec;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicyStatus;
import io.snapherd.model.PolicyStatus.ClaimCounts;
import io.snapherd.model.Reason;
import io.snapherd.operation.Finding;
import io.snapherd.operation.pruning.PruneOutlook;
import io.snapherd.operation.pruning.Pruning.Hold;
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
            Condition.Type.Protected,
            Status.Unknown,
            why.reason(),
            "the policy cannot be followed"),
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
            Condition.Type.Ready,
            Status.True,
            Reason.Suspended,
            says("no scheduled snapshots are taken", Reason.Suspended))
        : condition(
            Condition.Type.Ready, Status.True, Reason.AsScheduled, "the schedule is followed");
  }

  private Condition guarded(ClaimCounts claims) {
    if (claims.selected() == 0) {
      return condition(
          Condition.Type.Protected,
          Status.Unknown,
          Reason.NoClaimsSelected,
          says("no claim is selected", Reason.NoClaimsSelected));
    } else if (claims.late() > 0) {
      return condition(
          Condition.Type.Protected,
          Status.False,
          Reason.ClaimsLate,
          says(
              "%d of %d claims have no ready snapshot for the latest slot that should have one"
                  .formatted(claims.late(), claims.selected()),
              Reason.ClaimsLate));
    } else if (claims.guarded() == 0) {
      return condition(Condition.Type.Protected, Status.Unknown, notYet(), waiting(claims));
    }
    return condition(Condition.Type.Protected, Status.True, Reason.AllProtected, counted(claims));
  }

  private String counted(ClaimCounts claims) {
    String guarded = "%d of %d claims are protected".formatted(claims.guarded(), claims.selected());
    return claims.waiting() == 0 ? guarded : guarded + "; " + waiting(claims);
  }

  private String waiting(ClaimCounts claims) {
    return "%d of %d claims are not expected to have a %s"
        .formatted(
            claims.waiting(),
            claims.selected(),
            policy.spec().suspend()
                ? "new snapshot, as the policy is suspended"
                : "snapshot yet, being new, not bound, or being deleted");
  }

  private Reason notYet() {
    return policy.spec().suspend() ? Reason.Suspended : Reason.AsScheduled;
  }

  private Condition pruned(PruneOutlook prunes) {
    if (prunes.invalid().isPresent()) {
      return invalid(Condition.Type.Pruned, prunes.invalid().get());
    } else if (!prunes.blocked().isEmpty()) {
      Finding first = prunes.blocked().get(0);
      return condition(Condition.Type.Pruned, Status.False, first.reason(), first.message());
    } else if (hold(prunes).isPresent()) {
      Hold hold = hold(prunes).get();
      return condition(Condition.Type.Pruned, Status.Unknown, hold.reason(), held(hold));
    }
    return policy.spec().retention().isEmpty()
        ? condition(
            Condition.Type.Pruned,
            Status.True,
            Reason.NoRetention,
            says("no ready snapshot is ever deleted", Reason.NoRetention))
        : condition(
            Condition.Type.Pruned,
            Status.True,
            Reason.Pruned,
            "snapshots that no rule wants are deleted");
  }

  /** Where there are no rules, a change of them that waits is nothing that anybody waits for. */
  private Optional<Hold> hold(PruneOutlook prunes) {
    boolean rules = policy.spec().retention().isPresent();
    return prunes.hold().filter(hold -> rules || hold.reason() != Reason.PruneWaiting);
  }

  /** What is only held up for some time says until when. */
  private static String held(Hold hold) {
    return says(
        hold.reason() == Reason.PruneWaiting
            ? "nothing is deleted before %s, as the retention is new or has changed"
                .formatted(hold.until().map(Instant::toString).orElse("some time"))
            : "nothing is deleted",
        hold.reason());
  }

  private static String says(String what, Reason reason) {
    return what + ". " + reason.advice();
  }

  private Condition invalid(Condition.Type type, InvalidSpec why) {
    return condition(type, Status.False, why.reason(), says(why.sentence(), why.reason()));
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
