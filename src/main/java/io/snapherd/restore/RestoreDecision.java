package io.snapherd.restore;

import io.snapherd.model.Claim;
import java.time.Instant;
import java.util.Optional;

/** What to do about a restore request now. */
public sealed interface RestoreDecision {

  /** There is no request: a status that still stands is removed. */
  record Cleared() implements RestoreDecision {}

  /**
   * Create the claim.
   *
   * @param status what to write once it exists
   */
  record Make(NewClaim claim, RestoreStatus status) implements RestoreDecision {}

  /**
   * Create nothing; the status is to read so. It is the current one, its time included, where it
   * says so already: then there is nothing to write.
   */
  record Report(RestoreStatus status) implements RestoreDecision {}

  /**
   * Decides.
   *
   * @param current the status that stands beside the request, if it can be read
   */
  static RestoreDecision of(
      RestoreRequest request, Optional<RestoreStatus> current, RestoreFacts facts, Instant now) {
    return new Cleared();
  }

  /**
   * What a 409 answer to the create means: success if the existing claim was made for this request,
   * {@code ClaimExists} otherwise.
   */
  static RestoreStatus afterConflict(Make make, Claim existing, Instant now) {
    return make.status();
  }
}
