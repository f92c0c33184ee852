package io.snapherd.restore;

import io.snapherd.model.Claim;
import io.snapherd.model.ClaimPhase;
import io.snapherd.model.Names;
import io.snapherd.model.Reason;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * How far the claim is that was made for a request.
 *
 * @param event the last one; of interest as long as the claim is pending
 */
record Progress(Claim made, Optional<ClaimEvent> event) {
  /** Of the volume binder: a pod has to come first. */
  private static final Set<String> WAITS_FOR_POD =
      Set.of("WaitForFirstConsumer", "WaitForPodScheduled");

  Progress {
    event = event.filter(e -> made.phase() == ClaimPhase.PENDING);
  }

  /**
   * @param known the status of this very request. Without one the request was set anew, or its
   *     status was lost; nothing is made then, and the user sees what there is.
   */
  RestoreStatus status(String label, Optional<RestoreStatus> known, Instant now) {
    boolean servedBefore = known.map(s -> s.reason() == Reason.AlreadyRestored).orElse(true);
    return new RestoreStatus(
            label,
            snapshot(),
            cutTime().or(() -> known.flatMap(RestoreStatus::cutTime)),
            Optional.of(made.name()),
            phase(),
            servedBefore ? Reason.AlreadyRestored : reason(),
            servedBefore ? again() : message(),
            now)
        .unlessSaidBy(known);
  }

  static String provisioning(String claim) {
    return "claim '" + claim + "' is made and not bound yet";
  }

  /** A claim that lost its volume had one: its restore is over. */
  private RestorePhase phase() {
    return switch (made.phase()) {
      case PENDING -> waitsForPod() ? RestorePhase.Waiting : RestorePhase.Provisioning;
      case BOUND, LOST -> RestorePhase.Bound;
    };
  }

  private Reason reason() {
    return switch (made.phase()) {
      case PENDING -> failing() ? Reason.ProvisioningFailed : Reason.ClaimNotBound;
      case BOUND, LOST -> Reason.Restored;
    };
  }

  private String message() {
    return switch (made.phase()) {
      case PENDING -> provisioning(made.name()) + trouble();
      case BOUND, LOST -> "claim '" + made.name() + "' is restored";
    };
  }

  private String again() {
    return "claim '" + made.name() + "' was already made for this request" + trouble();
  }

  private String trouble() {
    return event.filter(e -> failing() || waitsForPod()).map(e -> ": " + e.message()).orElse("");
  }

  private boolean failing() {
    return event.map(e -> e.reason().equals("ProvisioningFailed")).orElse(false);
  }

  private boolean waitsForPod() {
    return event.map(e -> WAITS_FOR_POD.contains(e.reason())).orElse(false);
  }

  private Optional<String> snapshot() {
    return made.restoredFrom()
        .or(() -> Optional.ofNullable(made.annotations().get(Names.RESTORED_FROM)));
  }

  private Optional<Instant> cutTime() {
    try {
      return Optional.ofNullable(made.annotations().get(Names.RESTORED_CUT_TIME))
          .map(Instant::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
