package io.snapherd.restore;

import io.snapherd.model.Reason;
import java.time.Instant;
import java.util.Optional;

/**
 * The outcome of a restore request, as it stands beside it in {@code snapherd.io/restore-status}.
 *
 * @param request the request's label: a status of another request says nothing about this one
 * @param snapshot the one that was chosen
 * @param cutTime when the data of that snapshot was current
 * @param claim the new claim, once it was made
 * @param time since when the status says so
 */
public record RestoreStatus(
    String request,
    Optional<String> snapshot,
    Optional<Instant> cutTime,
    Optional<String> claim,
    RestorePhase phase,
    Reason reason,
    String message,
    Instant time) {

  /** A request that fails before any snapshot was chosen. */
  static RestoreStatus refused(String request, Reason why, String what, Instant now) {
    Optional<String> none = Optional.empty();
    return new RestoreStatus(
        request, none, Optional.empty(), none, RestorePhase.Failed, why, what, now);
  }

  /** A claim that was just made of a snapshot. */
  static RestoreStatus made(String request, SnapshotChoice.Chosen from, String claim, Instant now) {
    return new RestoreStatus(
        request,
        Optional.of(from.snapshot().name()),
        Optional.of(from.cut()),
        Optional.of(claim),
        RestorePhase.Provisioning,
        Reason.ClaimNotBound,
        Progress.provisioning(claim),
        now);
  }

  /** True if both say the same, whenever they said it: writing it again would change nothing. */
  public boolean sameAs(RestoreStatus other) {
    return equals(other.at(time));
  }

  /** The current status where it says the same, so that its time stays and nothing is written. */
  public RestoreStatus unlessSaidBy(Optional<RestoreStatus> current) {
    return current.filter(this::sameAs).orElse(this);
  }

  /**
   * The same request while the API server refuses the claim for a reason that can pass (quota,
   * webhook, permission, outage): no claim yet, tried again.
   */
  public RestoreStatus waiting(Reason why, String what, Instant now) {
    return new RestoreStatus(
        request, snapshot, cutTime, Optional.empty(), RestorePhase.Waiting, why, what, now);
  }

  /** The same request when there is no hope: no claim, not tried again. */
  public RestoreStatus failed(Reason why, String what, Instant now) {
    return new RestoreStatus(
        request, snapshot, cutTime, Optional.empty(), RestorePhase.Failed, why, what, now);
  }

  RestoreStatus claimExists(String name, Instant now) {
    String what = "claim '" + name + "' exists and was not made for this request";
    return failed(Reason.ClaimExists, what, now);
  }

  private RestoreStatus at(Instant when) {
    return new RestoreStatus(request, snapshot, cutTime, claim, phase, reason, message, when);
  }
}
