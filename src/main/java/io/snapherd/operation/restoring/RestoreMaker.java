package io.snapherd.operation.restoring;

import io.snapherd.model.Reason;
import io.snapherd.operation.Claims;
import io.snapherd.operation.Refused;
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
  private final RestoreRefusals refusals;

  public RestoreMaker(Claims claims, RestoreRefusals refusals) {
    this.claims = claims;
    this.refusals = refusals;
  }

  /** What has become of it; a refusal can pass, and is tried again. */
  RestoreStatus make(Make make, Instant now) {
    try {
      RestoreStatus status = claims.create(make.claim()) ? made(make) : existing(make, now);
      refusals.over(status.request());
      return status;
    } catch (Refused e) {
      return refusals.refused(make, e, now);
    }
  }

  private static RestoreStatus made(Make make) {
    LOG.info("Made claim {} from snapshot {}", make.claim().ref(), make.claim().snapshot());
    return make.status();
  }

  private RestoreStatus existing(Make make, Instant now) throws Refused {
    return claims
        .read(make.claim().ref())
        .map(claim -> RestoreDecision.afterConflict(make, claim, now))
        .orElseThrow(
            () -> new Refused(Reason.CreateRejected, "a claim of that name came and went"));
  }
}
