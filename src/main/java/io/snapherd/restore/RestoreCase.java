package io.snapherd.restore;

import io.snapherd.model.Claim;
import io.snapherd.model.Names;
import io.snapherd.model.Reason;
import io.snapherd.restore.RestoreDecision.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * One request and what is known of its outcome. Each request runs once: the claim with its label
 * comes before the status, because the cluster is the memory, and either comes before a new claim.
 *
 * @param known the status of this very request
 */
record RestoreCase(
    RestoreRequest.Asked request, Optional<RestoreStatus> known, RestoreFacts facts, Instant now) {
  /** How long a claim that was made may stay unseen before it counts as deleted. */
  private static final Duration SETTLING = Duration.ofMinutes(1);

  RestoreDecision decide() {
    return followed().or(this::finished).or(this::vanished).orElseGet(this::begin);
  }

  static boolean madeFor(String label, Claim claim) {
    return label.equals(claim.labels().get(Names.RESTORE_REQUEST));
  }

  private Optional<RestoreDecision> followed() {
    return facts.claims().stream()
        .filter(claim -> madeFor(request.label(), claim))
        .min(Comparator.comparing((Claim c) -> c.id().created()).thenComparing(Claim::ref))
        .map(claim -> new Progress(claim, facts.lastEvent(claim.ref())))
        .map(progress -> new Report(progress.status(request.label(), known, now)));
  }

  private Optional<RestoreDecision> finished() {
    return known.filter(status -> !status.phase().open()).map(Report::new);
  }

  /** A claim that was made and deleted is not made again: somebody did not want it. */
  private Optional<RestoreDecision> vanished() {
    return known
        .filter(status -> status.claim().isPresent())
        .map(status -> settling(status) ? status : gone(status))
        .map(Report::new);
  }

  private boolean settling(RestoreStatus status) {
    return Duration.between(status.time(), now).compareTo(SETTLING) < 0;
  }

  private RestoreStatus gone(RestoreStatus status) {
    return status.failed(
        Reason.ClaimNotFound,
        "claim '%s' was made and is gone; to restore again, remove the request and set it anew"
            .formatted(status.claim().orElseThrow()),
        now);
  }

  private RestoreDecision begin() {
    if (request instanceof RestoreRequest.Valid valid) {
      return quiet(new Attempt(valid, facts, new Origins(facts), now).decide());
    }
    String message = ((RestoreRequest.Invalid) request).message();
    return new Report(RestoreStatus.refused(request.label(), Reason.InvalidRequest, message, now));
  }

  private RestoreDecision quiet(RestoreDecision decision) {
    return decision instanceof Report report
        ? new Report(report.status().unlessSaidBy(known))
        : decision;
  }
}
