package io.snapherd.kubernetes.client;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.snapherd.operation.ClockDifference;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * Reads the API server's clock from the Date header of its answers, which costs no request. The
 * header has whole seconds and an answer takes a while, so the difference is true to a second or
 * two.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-date">RFC 9110, Date</a>
 */
public final class ServerClock implements Interceptor, ClockDifference {
  private final Clock clock;
  private volatile Duration ahead = Duration.ZERO;

  public ServerClock(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Duration ahead() {
    return ahead;
  }

  @Override
  public void after(
      HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> body) {
    Optional.ofNullable(response.header("Date"))
        .flatMap(ServerClock::parse)
        .ifPresent(theirs -> ahead = Duration.between(theirs, clock.instant()));
  }

  private static Optional<Instant> parse(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
