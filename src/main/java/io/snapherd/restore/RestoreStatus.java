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

  /** True if both say the same, whenever they said it: writing it again would change nothing. */
  public boolean sameAs(RestoreStatus other) {
    return equals(other);
  }

  /** The same request, held up by the API server: no claim yet, tried again. */
  public RestoreStatus waiting(Reason why, String message, Instant now) {
    return this;
  }
}
