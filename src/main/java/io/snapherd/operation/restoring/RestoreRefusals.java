package io.snapherd.operation.restoring;

import io.snapherd.model.ObjectRef;
import io.snapherd.operation.Forgetful;
import io.snapherd.operation.Refused;
import io.snapherd.operation.Telemetry;
import io.snapherd.restore.RestoreDecision.Make;
import io.snapherd.restore.RestoreStatus;
import io.snapherd.schedule.Refusals;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the API server said when it last refused the claim of a restore request, and when to try
 * again: less and less often, whatever happens in between. Lost with the process, which tries again
 * then.
 */
public final class RestoreRefusals implements Forgetful {
  private static final Logger LOG = LoggerFactory.getLogger(RestoreRefusals.class);

  private record Entry(Refusals times, Refused last) {}

  private final Telemetry telemetry;
  private final Map<String, Entry> byRequest = new ConcurrentHashMap<>();

  public RestoreRefusals(Telemetry telemetry) {
    this.telemetry = telemetry;
  }

  /** The claim was refused once more. */
  RestoreStatus refused(Make make, Refused why, Instant now) {
    failed(make.claim().ref(), why);
    Entry entry =
        byRequest.compute(
            make.status().request(),
            (request, before) ->
                new Entry(before == null ? Refusals.once(now) : before.times().again(now), why));
    return waiting(make, entry, now);
  }

  /** Something else about a restore was refused: it is simply tried again. */
  void failed(ObjectRef on, Refused why) {
    LOG.warn("Restore: {} refused ({}): {}", on, why.reason(), why.getMessage());
    telemetry.error(Telemetry.Operation.RESTORE, why.reason());
  }

  /** Present while it is too early to try again. */
  Optional<RestoreStatus> standing(Make make, Instant now) {
    return Optional.ofNullable(byRequest.get(make.status().request()))
        .filter(entry -> entry.times().nextTry().isAfter(now))
        .map(entry -> waiting(make, entry, now));
  }

  /** Absent if it was not refused, or if it is time to try. */
  Optional<Instant> nextTry(String request, Instant now) {
    return Optional.ofNullable(byRequest.get(request))
        .map(entry -> entry.times().nextTry())
        .filter(at -> at.isAfter(now));
  }

  /** The claim was made, or there is nothing to make any more. */
  void over(String request) {
    byRequest.remove(request);
  }

  private static RestoreStatus waiting(Make make, Entry entry, Instant now) {
    Refused last = entry.last();
    return make.status().waiting(last.reason(), last.getMessage(), now);
  }

  @Override
  public void forgetAll() {
    byRequest.clear();
  }
}
