package io.snapherd.operation.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The objects of one kind: as the API server has them, as a cache shows them, and the news that the
 * watch has yet to bring from the one to the other, in order.
 */
final class Shelf<T> {
  private record News<T>(String key, Optional<T> object, Instant due) {}

  private final Map<String, T> stored = new LinkedHashMap<>();
  private final Map<String, T> shown = new LinkedHashMap<>();
  private final Deque<News<T>> news = new ArrayDeque<>();
  private final SettableClock clock;
  private BiConsumer<Optional<T>, T> listener = (before, object) -> {};
  private Duration lag = Duration.ZERO;
  private boolean frozen;

  Shelf(SettableClock clock) {
    this.clock = clock;
  }

  Optional<T> get(String key) {
    return Optional.ofNullable(stored.get(key));
  }

  Collection<T> all() {
    return List.copyOf(stored.values());
  }

  void put(String key, T object) {
    if (!object.equals(stored.put(key, object))) {
      news.add(new News<>(key, Optional.of(object), clock.instant().plus(lag)));
    }
  }

  void remove(String key) {
    if (stored.remove(key) != null) {
      news.add(new News<>(key, Optional.empty(), clock.instant().plus(lag)));
    }
  }

  Optional<T> shown(String key) {
    return Optional.ofNullable(shown.get(key));
  }

  Collection<T> shown() {
    return List.copyOf(shown.values());
  }

  /** How long news takes from now on. */
  void lag(Duration time) {
    lag = time;
  }

  /** Brings no news until {@link #thaw}. */
  void freeze() {
    frozen = true;
  }

  void thaw() {
    frozen = false;
  }

  /** What has happened to an object while nothing was told comes as one piece of news. */
  void coalesce() {
    Map<String, News<T>> newest = new LinkedHashMap<>();
    news.forEach(n -> newest.put(n.key(), n));
    news.clear();
    news.addAll(newest.values());
  }

  /** When the next news comes, if there is any. */
  Optional<Instant> nextNews() {
    return frozen ? Optional.empty() : Optional.ofNullable(news.peek()).map(News::due);
  }

  /** Brings one piece of news that is due; false if there was none. */
  boolean catchUp() {
    if (nextNews().filter(due -> !due.isAfter(clock.instant())).isEmpty()) {
      return false;
    }
    News<T> next = news.remove();
    Optional<T> before = Optional.ofNullable(shown.remove(next.key()));
    next.object().ifPresent(object -> shown.put(next.key(), object));
    next.object().or(() -> before).ifPresent(object -> listener.accept(before, object));
    return true;
  }

  /** Forgets what it has shown of an object. */
  void hide(String key) {
    shown.remove(key);
  }

  /** Whom it tells from now on of what the watch brings. */
  void tell(BiConsumer<Optional<T>, T> newListener) {
    listener = newListener;
  }

  /** A new cache: everything is listed as it is. */
  void list() {
    news.clear();
    shown.clear();
    shown.putAll(stored);
  }

  /** Tells of everything that the cache shows, as of something new. */
  void tellAll() {
    shown().forEach(object -> listener.accept(Optional.empty(), object));
  }
}
