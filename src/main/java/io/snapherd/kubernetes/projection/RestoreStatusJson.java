package io.snapherd.kubernetes.projection;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.snapherd.model.Reason;
import io.snapherd.restore.RestorePhase;
import io.snapherd.restore.RestoreStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The annotation {@code snapherd.io/restore-status} as it stands in JSON. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RestoreStatusJson(
    String request,
    String snapshot,
    String cutTime,
    String claim,
    String phase,
    String reason,
    String message,
    String time) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Nothing if anyone has edited it into something that is not a restore's status. */
  public static Optional<RestoreStatus> read(String text) {
    try {
      return Optional.ofNullable(JSON.readValue(text, RestoreStatusJson.class))
          .flatMap(RestoreStatusJson::status);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  public static String write(RestoreStatus status) {
    try {
      return JSON.writeValueAsString(
          new RestoreStatusJson(
              status.request(),
              status.snapshot().orElse(null),
              status.cutTime().map(Instant::toString).orElse(null),
              status.claim().orElse(null),
              status.phase().name(),
              status.reason().name(),
              status.message(),
              status.time().truncatedTo(ChronoUnit.SECONDS).toString()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("text that JSON cannot hold", e);
    }
  }

  private Optional<RestoreStatus> status() {
    Optional<RestorePhase> known = named(RestorePhase.values(), RestorePhase::name, phase);
    Optional<Reason> why = named(Reason.values(), Reason::name, reason);
    if (request == null || known.isEmpty() || why.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new RestoreStatus(
            request,
            Optional.ofNullable(snapshot),
            Read.time(cutTime),
            Optional.ofNullable(claim),
            known.get(),
            why.get(),
            Read.text(message),
            Read.time(time).orElse(Instant.EPOCH)));
  }

  private static <E> Optional<E> named(E[] all, Function<E, String> name, String wanted) {
    return Stream.of(all).filter(e -> name.apply(e).equals(wanted)).findFirst();
  }
}
