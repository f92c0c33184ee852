package io.snapherd.operation.restoring;

import io.snapherd.model.ObjectRef;
import io.snapherd.model.Reason;
import io.snapherd.operation.Events;
import io.snapherd.operation.Forgetful;
import io.snapherd.operation.OwnWrites;
import io.snapherd.operation.Refused;
import io.snapherd.operation.RestoreStatuses;
import io.snapherd.operation.Subject;
import io.snapherd.operation.Telemetry;
import io.snapherd.restore.RestoreStatus;
import java.time.Instant;
import java.util.Optional;

/** Where a restore's users read how it is doing: beside the request, and in Events. */
public final class RestoreAnswers implements Forgetful {
  private final RestoreStatuses statuses;
  private final Events events;
  private final Telemetry telemetry;
  private final OwnWrites own = new OwnWrites();

  public RestoreAnswers(RestoreStatuses statuses, Events events, Telemetry telemetry) {
    this.statuses = statuses;
    this.events = events;
    this.telemetry = telemetry;
  }

  /** What stands there, if it can be read. */
  Optional<RestoreStatus> read(Optional<String> annotation) {
    return statuses.read(annotation);
  }

  /** Present while the caches do not show yet what was written here last. */
  Optional<Instant> unseenUntil(Subject on, Instant now) {
    return own.unseenUntil(on.id(), now);
  }

  /** The object that a request was on is gone. */
  void forget(ObjectRef gone) {
    own.forget(gone);
  }

  /**
   * Writes what has changed and tells what is news.
   *
   * @param annotation as it stands
   * @param status absent: there is no request any more
   * @throws Refused if it was not written
   */
  void answer(Subject on, Optional<String> annotation, Optional<RestoreStatus> status, Instant now)
      throws Refused {
    Optional<RestoreStatus> current = read(annotation);
    boolean same =
        status.isPresent()
            ? current.filter(status.get()::sameAs).isPresent()
            : annotation.isEmpty();
    if (!same) {
      statuses.write(on, status);
      own.written(on.id(), now);
      status.ifPresent(s -> tell(on, current, s));
      status.filter(s -> ends(current, s)).map(RestoreStatus::phase).ifPresent(telemetry::restored);
    }
  }

  /** What is only said again, since somebody has wiped it, was counted before. */
  private static boolean ends(Optional<RestoreStatus> before, RestoreStatus status) {
    boolean ended =
        before.filter(b -> b.request().equals(status.request()) && !b.phase().open()).isPresent();
    return !status.phase().open() && status.reason() != Reason.AlreadyRestored && !ended;
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

  @Override
  public void forgetAll() {
    own.forgetAll();
  }
}
