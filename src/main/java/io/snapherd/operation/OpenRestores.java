package io.snapherd.operation;

import io.snapherd.model.ObjectRef;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The restore requests that were found open at their last look: any change of a snapshot or of a
 * restored claim may be what they wait for. After a restart the first looks find them again.
 */
public final class OpenRestores {
  private final WakeUps wakeUps;
  private final Map<String, Set<Key>> byNamespace = new ConcurrentHashMap<>();

  public OpenRestores(WakeUps wakeUps) {
    this.wakeUps = wakeUps;
  }

  /**
   * A request was looked at.
   *
   * @param again when it is looked at again; absent: there is nothing left to do
   * @return the same
   */
  Optional<Instant> looked(ObjectRef on, Key key, Optional<Instant> again) {
    Set<Key> open = byNamespace.computeIfAbsent(on.namespace(), n -> ConcurrentHashMap.newKeySet());
    if (again.isPresent()) {
      open.add(key);
    } else {
      open.remove(key);
      wakeUps.forget(key);
    }
    return again;
  }

  Set<Key> in(String namespace) {
    return Set.copyOf(byNamespace.getOrDefault(namespace, Set.of()));
  }
}
