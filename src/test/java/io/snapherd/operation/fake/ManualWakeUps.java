package io.snapherd.operation.fake;

import io.snapherd.operation.Key;
import io.snapherd.operation.WakeUps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/**
 * The scheduler with its threads taken out: what is due runs when the test says so, one key after
 * the other.
 */
public final class ManualWakeUps implements WakeUps {
  private static final int LIVELOCK = 20_000;

  private final SettableClock clock;
  private final Map<Key, Instant> waiting = new LinkedHashMap<>();
  private final Map<Key, Integer> looks = new HashMap<>();
  private final Set<Key> known = new LinkedHashSet<>();
  private Optional<Random> dice = Optional.empty();
  private Instant standing = Instant.MIN;
  private int looksAtOnce;
  private boolean standsBy;

  public ManualWakeUps(SettableClock clock) {
    this.clock = clock;
  }

  /** From now on any key that is due may come first. */
  public void shuffle(Random random) {
    dice = Optional.of(random);
  }

  @Override
  public void wake(Key key, Instant at) {
    if (!standsBy) {
      known.add(key);
      waiting.merge(key, at, (a, b) -> a.isBefore(b) ? a : b);
    }
  }

  /** Another process leads: what waits is dropped, and what is woken is not kept. */
  void standBy() {
    standsBy = true;
    waiting.clear();
    known.clear();
  }

  void begin() {
    standsBy = false;
  }

  boolean standsBy() {
    return standsBy;
  }

  /** A wake-up that came while the key was looked at stays. */
  @Override
  public void forget(Key key) {
    if (!waiting.containsKey(key)) {
      known.remove(key);
    }
  }

  /** The keys that were woken and not forgotten since: each costs the real scheduler a job. */
  public Set<Key> known() {
    return Set.copyOf(known);
  }

  /** When the next key is due. */
  public Optional<Instant> next() {
    return waiting.values().stream().min(Comparator.naturalOrder());
  }

  /** When this key is looked at again. */
  public Optional<Instant> next(Key key) {
    return Optional.ofNullable(waiting.get(key));
  }

  /** How often a key was looked at since it is known. */
  public int looks(Key key) {
    return looks.getOrDefault(key, 0);
  }

  /** All looks at all keys. */
  public int looks() {
    return looks.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Runs one key that is due; false if there was none. */
  boolean tick(Function<Key, Optional<Instant>> run) {
    List<Key> due = due();
    if (due.isEmpty()) {
      return false;
    }
    Key key = due.get(dice.map(random -> random.nextInt(due.size())).orElse(0));
    countLook(key);
    waiting.remove(key);
    run.apply(key).ifPresent(at -> wake(key, at));
    return true;
  }

  /** The earliest first; of those due at one time the one woken first. */
  private List<Key> due() {
    Instant now = clock.instant();
    List<Key> due = new ArrayList<>();
    waiting.entrySet().stream()
        .filter(e -> !e.getValue().isAfter(now))
        .sorted(Map.Entry.comparingByValue())
        .forEach(e -> due.add(e.getKey()));
    return due;
  }

  private void countLook(Key key) {
    looks.merge(key, 1, Integer::sum);
    looksAtOnce = standing.equals(clock.instant()) ? looksAtOnce + 1 : 0;
    standing = clock.instant();
    if (looksAtOnce > LIVELOCK) {
      throw new AssertionError("keys wake each other without end, such as " + key.text());
    }
  }
}
