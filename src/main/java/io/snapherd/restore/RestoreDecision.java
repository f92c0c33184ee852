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
   * says so already: then there is nothing to write. While its phase is open the decision is asked
   * again.
   */
  record Report(RestoreStatus status) implements RestoreDecision {}

  /**
   * Follows the claim that was made for the request, or else the finished status, or else begins.
   *
   * @param current the status that stands beside the request, if it can be read; that of another
   *     request counts as none
   */
  static RestoreDecision of(
      RestoreRequest request, Optional<RestoreStatus> current, RestoreFacts facts, Instant now) {
    if (!(request instanceof RestoreRequest.Asked asked)) {
      return new Cleared();
    }
    Optional<RestoreStatus> known = current.filter(s -> s.request().equals(asked.label()));
    return new RestoreCase(asked, known, facts, now).decide();
  }

  /**
   * What a 409 answer to the create means: success if the existing claim was made for this request
   * (a create that is sent again after a lost answer finds its own claim), {@code ClaimExists}
   * otherwise.
   */
  static RestoreStatus afterConflict(Make make, Claim existing, Instant now) {
    return RestoreCase.madeFor(make.status().request(), existing)
        ? make.status()
        : make.status().claimExists(existing.name(), now);
  }
}
