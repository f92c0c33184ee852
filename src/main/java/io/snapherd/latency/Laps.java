package io.snapherd.latency;

import io.snapherd.latency.Moment.Arrival;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The phases that are under way. Each is remembered from its begin to its end, or until its object
 * goes, and no longer: there are never more than there are unfinished objects. Several threads may
 * bring news, but those of one phase of one object bring it in order.
 */
public final class Laps {
  private record Key(String uid, Phase phase) {}

  /** By when it began; empty: its begin was not seen. */
  private final Map<Key, OptionalLong> underWay = new ConcurrentHashMap<>();

  /**
   * News of an object's phase.
   *
   * @param before what was known of it until now; absent: the object itself was not known. One that
   *     is found in the first list is as old as it may be; one that comes later is new.
   * @return the end of the phase, once; absent: it did not end, or it had ended before we looked
   */
  public Optional<Lap> moved(
      String uid, Phase phase, Optional<Stage> before, Stage now, Moment at) {
    Key key = new Key(uid, phase);
    if (before.isEmpty() && at.arrival() == Arrival.LISTED) {
      found(key, now);
      return Optional.empty();
    }
    Stage from = before.orElse(Stage.BEFORE);
    return from == now ? Optional.empty() : moved(key, from, now, at);
  }

  private void found(Key key, Stage now) {
    if (now == Stage.UNDER_WAY) {
      underWay.put(key, OptionalLong.empty());
    } else {
      underWay.remove(key);
    }
  }

  private Optional<Lap> moved(Key key, Stage from, Stage now, Moment at) {
    switch (now) {
      case BEFORE -> underWay.remove(key); // a try that failed: the next one begins anew
      case UNDER_WAY -> {
        if (from == Stage.BEFORE) {
          underWay.put(key, begin(at));
        }
      }
      case OVER -> {
        return over(key, from, at);
      }
    }
    return Optional.empty();
  }

  /** Without a begin it had ended before, and was undone for a while. */
  private Optional<Lap> over(Key key, Stage from, Moment at) {
    Optional<OptionalLong> begin = Optional.ofNullable(underWay.remove(key));
    if (from == Stage.BEFORE) {
      return Optional.of(Lap.unmeasured(key.phase()));
    }
    return begin.map(
        b ->
            b.isPresent() && at.tellsWhen()
                ? Lap.measured(key.phase(), at.nanos() - b.getAsLong())
                : Lap.unmeasured(key.phase()));
  }

  /** What is under way begins anew: only now it can. */
  public void beginAgain(String uid, Phase phase, Moment at) {
    underWay.computeIfPresent(new Key(uid, phase), (key, begin) -> begin(at));
  }

  /** The object is gone, with whatever was under way. */
  public void forget(String uid, Phase phase) {
    underWay.remove(new Key(uid, phase));
  }

  /** How many phases are under way. */
  public int size() {
    return underWay.size();
  }

  private static OptionalLong begin(Moment at) {
    return at.tellsWhen() ? OptionalLong.of(at.nanos()) : OptionalLong.empty();
  }
}
