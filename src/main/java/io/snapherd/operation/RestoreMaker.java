package io.snapherd.operation;

import io.snapherd.model.Reason;
import io.snapherd.restore.RestoreDecision;
import io.snapherd.restore.RestoreDecision.Make;
import io.snapherd.restore.RestoreStatus;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the claims that restores are made of. */
public final class RestoreMaker {
  private static final Logger LOG = LoggerFactory.getLogger(RestoreMaker.class);

  private final Claims claims;
  private final Telemetry telemetry;

  public RestoreMaker(Claims claims, Telemetry telemetry) {
    this.claims = claims;
    this.telemetry = telemetry;
  }

  /** What has become of it; a refusal can pass, and is tried again. */
  RestoreStatus make(Make make, Instant now) {
    try {
      if (claims.create(make.claim())) {
        LOG.info("Made claim {} from snapshot {}", make.claim().ref(), make.claim().snapshot());
        return make.status();
      }
      return claims
          .read(make.claim().ref())
          .map(claim -> RestoreDecision.afterConflict(make, claim, now))
          .orElseGet(
              () -> make.status().waiting(Reason.ApiUnavailable, "a claim came and went", now));
    } catch (Refused e) {
      LOG.warn("Claim {} refused ({}): {}", make.claim().ref(), e.reason(), e.getMessage());
      telemetry.error(Telemetry.Operation.RESTORE, e.reason());
      return make.status().waiting(e.reason(), e.getMessage(), now);
    }
  }
}
