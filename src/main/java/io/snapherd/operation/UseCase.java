package io.snapherd.operation;

import java.time.Instant;
import java.util.Optional;

/** What is done about one kind of key. Can be repeated at any time and after a crash anywhere. */
public interface UseCase<K extends Key> {
  /**
   * Looks at the key once.
   *
   * @return when to look again even if nothing wakes the key before; absent: not before that
   */
  Optional<Instant> run(K key);
}
