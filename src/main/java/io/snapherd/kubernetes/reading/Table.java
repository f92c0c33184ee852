package io.snapherd.kubernetes.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * What a watch last told of one kind of object, as the model's values, with indexes. One watch
 * writes, anyone reads; {@code changed} is told after the table shows the change.
 */
final class Table<R> {
  private final Map<String, R> rows = new ConcurrentHashMap<>();
  private final List<Index<R, ?>> indexes = new ArrayList<>();
  private final BiConsumer<Optional<R>, R> changed;

  Table(BiConsumer<Optional<R>, R> changed) {
    this.changed = changed;
  }

  /** Adds an index; before the first row only. */
  <I> Index<R, I> index(Function<R, Optional<I>> by) {
    Index<R, I> index = new Index<>(by);
    indexes.add(index);
    return index;
  }

  void put(String key, R row) {
    Optional<R> before = Optional.ofNullable(rows.put(key, row));
    indexes.forEach(i -> i.add(key, row));
    before.ifPresent(old -> indexes.forEach(i -> i.move(key, old, row)));
    if (!before.equals(Optional.of(row))) {
      changed.accept(before, row);
    }
  }

  void remove(String key) {
    Optional.ofNullable(rows.remove(key)).ifPresent(old -> forget(key, old));
  }

  private void forget(String key, R old) {
    indexes.forEach(i -> i.remove(key, old));
    changed.accept(Optional.of(old), old);
  }

  Optional<R> get(String key) {
    return Optional.ofNullable(rows.get(key));
  }

  Collection<R> all() {
    return List.copyOf(rows.values());
  }

  Collection<String> keys() {
    return rows.keySet();
  }

  int size() {
    return rows.size();
  }

  /** Rows by a value they have in common; rows without the value are not in it. */
  static final class Index<R, I> {
    private final Function<R, Optional<I>> by;
    private final Map<I, Map<String, R>> groups = new ConcurrentHashMap<>();

    private Index(Function<R, Optional<I>> by) {
      this.by = by;
    }

    Collection<R> get(I value) {
      return List.copyOf(groups.getOrDefault(value, Map.of()).values());
    }

    private void add(String key, R row) {
      by.apply(row).ifPresent(value -> groups.compute(value, (v, group) -> with(group, key, row)));
    }

    /** From the old group, after it is in the new one: nobody finds it in neither. */
    private void move(String key, R old, R row) {
      if (!by.apply(old).equals(by.apply(row))) {
        remove(key, old);
      }
    }

    private static <R> Map<String, R> with(Map<String, R> group, String key, R row) {
      Map<String, R> wider = group == null ? new ConcurrentHashMap<>() : group;
      wider.put(key, row);
      return wider;
    }

    private void remove(String key, R row) {
      by.apply(row)
          .ifPresent(value -> groups.computeIfPresent(value, (v, group) -> without(group, key)));
    }

    private static <R> Map<String, R> without(Map<String, R> group, String key) {
      group.remove(key);
      return group.isEmpty() ? null : group;
    }
  }
}
