package io.snapherd.operation.restoring;

import io.snapherd.model.ObjectRef;
import io.snapherd.operation.Forgetful;
import io.snapherd.operation.Key;
import io.snapherd.operation.WakeUps;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The restore requests that were found open at their last look, and what they wait for. After a
 * restart the first looks find them again.
 */
public final class OpenRestores implements Forgetful {
  private final WakeUps wakeUps;
  private final RestoreRefusals refusals;
  private final RestoreDecisions decisions;
  private final Map<Key, Follow> open = new ConcurrentHashMap<>();

  /**
   * How an open request goes on.
   *
   * @param again when it is looked at even if nothing happens
   * @param request its label; absent if nothing is asked any more
   * @param snapshot the one that has to become ready first
   */
  record Follow(Instant again, ObjectRef on, Optional<String> request, Optional<String> snapshot) {
    boolean waitsFor(ObjectRef ref) {
      return on.namespace().equals(ref.namespace()) && snapshot.equals(Optional.of(ref.name()));
    }
  }

  public OpenRestores(WakeUps wakeUps, RestoreRefusals refusals, RestoreDecisions decisions) {
    this.wakeUps = wakeUps;
    this.refusals = refusals;
    this.decisions = decisions;
  }

  /**
   * A request was looked at.
   *
   * @param follow absent: there is nothing left to do
   * @return when to look again
   */
  Optional<Instant> looked(Key key, Optional<Follow> follow) {
    Optional<Follow> before = Optional.ofNullable(open.get(key));
    before
        .flatMap(Follow::request)
        .filter(request -> !follow.flatMap(Follow::request).equals(Optional.of(request)))
        .ifPresent(this::over);
    if (follow.isPresent()) {
      open.put(key, follow.get());
    } else {
      open.remove(key);
      wakeUps.forget(key);
    }
    return follow.map(Follow::again);
  }

  /** The request is done, or has been taken back. */
  private void over(String request) {
    refusals.over(request);
    decisions.forget(request);
  }

  public Stream<Key> waitingFor(ObjectRef snapshot) {
    return keys(follow -> follow.waitsFor(snapshot));
  }

  /** A claim with the label of this request has changed. */
  public Stream<Key> madeFor(String namespace, String request) {
    return keys(
        follow ->
            follow.on().namespace().equals(namespace)
                && follow.request().equals(Optional.of(request)));
  }

  private Stream<Key> keys(Predicate<Follow> which) {
    return open.entrySet().stream().filter(e -> which.test(e.getValue())).map(Map.Entry::getKey);
  }

  @Override
  public void forgetAll() {
    open.clear();
  }
}
