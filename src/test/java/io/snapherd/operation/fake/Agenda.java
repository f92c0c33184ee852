package io.snapherd.operation.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** What happens by itself, and when. */
public final class Agenda {
  private record Item(Instant at, long number, Runnable happening) {}

  private final SettableClock clock;
  private final PriorityQueue<Item> items =
      new PriorityQueue<>(Comparator.comparing(Item::at).thenComparing(Item::number));
  private long number;

  Agenda(SettableClock clock) {
    this.clock = clock;
  }

  /** Has it happen that much later. */
  public void in(Duration time, Runnable happening) {
    items.add(new Item(clock.instant().plus(time), number++, happening));
  }

  Optional<Instant> next() {
    return Optional.ofNullable(items.peek()).map(Item::at);
  }

  /** False if nothing was due. */
  boolean tick() {
    if (next().filter(at -> !at.isAfter(clock.instant())).isEmpty()) {
      return false;
    }
    items.remove().happening().run();
    return true;
  }
}
