package io.snapherd.page;

import io.snapherd.operation.view.RestoreView;
import io.snapherd.restore.RestoreStatus;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A restore request and what has become of it.
 *
 * @param on the annotated object
 * @param asked what the annotations say
 * @param phase {@code Asked} while nobody has looked at it
 */
record RestoreRow(
    String on,
    String asked,
    Optional<String> snapshot,
    Optional<String> claim,
    String phase,
    String message,
    Optional<Moment> cut,
    Optional<Moment> since) {

  static RestoreRow of(RestoreView view, Instant now) {
    Optional<RestoreStatus> status = view.status();
    return new RestoreRow(
        view.on().kind().name().toLowerCase(Locale.ROOT) + " " + view.on().id().ref(),
        asked(view),
        status.flatMap(RestoreStatus::snapshot),
        status.flatMap(RestoreStatus::claim),
        status.map(s -> s.phase().name()).orElse("Asked"),
        status.map(RestoreStatus::message).orElse(""),
        status.flatMap(RestoreStatus::cutTime).map(time -> Moment.of(time, now)),
        status.map(RestoreStatus::time).map(time -> Moment.of(time, now)));
  }

  private static String asked(RestoreView view) {
    return (view.from().map(from -> "from " + from + " ").orElse("")
            + view.to().map(to -> "to " + to).orElse(""))
        .strip();
  }
}
