package io.snapherd.operation;

import io.snapherd.model.Identity;
import io.snapherd.model.ObjectRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes of ours that the caches do not show yet. Until they do, whoever looks at the object sees
 * what was there before, and would write and tell it all a second time.
 */
public final class OwnWrites {
  /** A write that changed nothing is never shown: after this it is not waited for any more. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private record Own(ObjectRef ref, String decidedAt, Instant until) {}

  private final Map<String, Own> byUid = new ConcurrentHashMap<>();

  /**
   * A write was made that the caches do not show yet.
   *
   * @param decidedBy the object as it was shown when the write was decided
   */
  public void written(Identity decidedBy, Instant now) {
    byUid.values().removeIf(own -> !own.until().isAfter(now));
    byUid.put(
        decidedBy.uid(), new Own(decidedBy.ref(), decidedBy.resourceVersion(), now.plus(LONGEST)));
  }

  /** There is no object of that name any more. */
  public void forget(ObjectRef gone) {
    byUid.values().removeIf(own -> own.ref().equals(gone));
  }

  /** Present while the object is still shown as it was before our write. */
  public Optional<Instant> unseenUntil(Identity shown, Instant now) {
    return Optional.ofNullable(byUid.get(shown.uid()))
        .filter(own -> own.decidedAt().equals(shown.resourceVersion()))
        .map(Own::until)
        .filter(until -> until.isAfter(now) && !until.isAfter(now.plus(LONGEST)));
  }

  public void forgetAll() {
    byUid.clear();
  }
}
