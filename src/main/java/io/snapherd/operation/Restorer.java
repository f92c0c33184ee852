package io.snapherd.operation;

import io.snapherd.model.Claim;
import io.snapherd.model.Reason;
import io.snapherd.restore.RestoreDecision;
import io.snapherd.restore.RestorePhase;
import io.snapherd.restore.RestoreRequest;
import io.snapherd.restore.RestoreStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what was decided about one restore request. */
public final class Restorer {
  private static final Logger LOG = LoggerFactory.getLogger(Restorer.class);

  /** How often one that is held up is tried again, or asked for the provisioner's last word. */
  private static final Duration TRY_AGAIN = Duration.ofSeconds(30);

  private final Cluster cluster;
  private final Claims claims;
  private final RestoreStatuses statuses;
  private final Events events;
  private final Clock clock;

  public Restorer(
      Cluster cluster, Claims claims, RestoreStatuses statuses, Events events, Clock clock) {
    this.cluster = cluster;
    this.claims = claims;
    this.statuses = statuses;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Looks at one request.
   *
   * @param annotation the status as it stands beside the request
   * @return when to look again
   */
  Optional<Instant> restore(Subject on, RestoreRequest request, Optional<String> annotation) {
    Instant now = clock.instant();
    Optional<RestoreStatus> current = statuses.read(annotation);
    RestoreDecision decision =
        RestoreDecision.of(
            request,
            current,
            new CachedRestoreFacts(on.id().ref().namespace(), cluster, claims),
            now);
    try {
      Optional<RestoreStatus> status = act(decision, now);
      write(on, annotation, current, status);
      return status.map(RestoreStatus::phase).filter(RestorePhase::open).map(p -> later(now));
    } catch (Refused e) {
      LOG.warn("Restore on {} waits ({}): {}", on.id().ref(), e.reason(), e.getMessage());
      return Optional.of(later(now));
    }
  }

  private Optional<RestoreStatus> act(RestoreDecision decision, Instant now) throws Refused {
    if (decision instanceof RestoreDecision.Make make) {
      return Optional.of(make(make, now));
    } else if (decision instanceof RestoreDecision.Report report) {
      return Optional.of(report.status());
    }
    return Optional.empty();
  }

  private RestoreStatus make(RestoreDecision.Make make, Instant now) throws Refused {
    try {
      if (claims.create(make.claim())) {
        LOG.info("Made claim {} from snapshot {}", make.claim().ref(), make.claim().snapshot());
        return make.status();
      }
      Optional<Claim> existing = claims.read(make.claim().ref());
      return existing
          .map(claim -> RestoreDecision.afterConflict(make, claim, now))
          .orElseGet(
              () -> make.status().waiting(Reason.ApiUnavailable, "a claim came and went", now));
    } catch (Refused e) {
      return make.status().waiting(e.reason(), e.getMessage(), now);
    }
  }

  private void write(
      Subject on,
      Optional<String> annotation,
      Optional<RestoreStatus> current,
      Optional<RestoreStatus> status)
      throws Refused {
    if (status.isEmpty()) {
      if (annotation.isPresent()) {
        statuses.write(on, status);
      }
      return;
    }
    if (current.filter(c -> c.sameAs(status.get())).isEmpty()) {
      statuses.write(on, status);
      tell(on, current, status.get());
    }
  }

  private void tell(Subject on, Optional<RestoreStatus> before, RestoreStatus status) {
    switch (status.phase()) {
      case Bound -> events.normal(on, status.reason(), status.message());
      case Failed -> events.warning(on, status.reason(), status.message());
      case Waiting, Provisioning -> {
        if (before.filter(b -> b.reason() == status.reason()).isEmpty()) {
          events.normal(on, status.reason(), status.message());
        }
      }
    }
  }

  private static Instant later(Instant now) {
    return now.plus(TRY_AGAIN);
  }
}
