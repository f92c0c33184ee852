package io.snapherd.operation.fake;

import io.snapherd.operation.Changes;
import io.snapherd.operation.Cluster;
import io.snapherd.operation.Key;
import io.snapherd.operation.WakeUps;
import java.time.Instant;

/**
 * An operator over caches that somebody else fills. It is looked at key by key, its time stands
 * still, and its wake-ups are only counted.
 */
public final class LargeOperator {
  private final World world = new World();
  private final Operator operator;
  private long wakes;

  public LargeOperator(Cluster caches, Instant now) {
    world.clock.set(now);
    operator = new Operator(world, new Instruments(), new Counting(), caches);
  }

  public Changes router() {
    return operator.listener(() -> true);
  }

  public void look(Key key) {
    operator.run(key);
  }

  /** How many wake-ups were asked for since the last question. */
  public long wakes() {
    long asked = wakes;
    wakes = 0;
    return asked;
  }

  private final class Counting implements WakeUps {
    @Override
    public void wake(Key key, Instant at) {
      wakes++;
    }

    @Override
    public void forget(Key key) {}
  }
}
