package io.snapherd.operation.fake;

import io.snapherd.operation.Changes;
import io.snapherd.operation.Forgetful;

/**
 * One process of the operator, which leads from its begin. Of several all listen to the same
 * watches.
 */
final class Replica {
  private final ManualWakeUps wakeUps;
  private final Operator operator;
  private final Changes listener;

  Replica(World world, Instruments instruments) {
    wakeUps = new ManualWakeUps(world.clock);
    operator =
        new Operator(
            world, instruments, world.restores().of(wakeUps), new FakeCaches(world.cluster));
    listener = operator.listener(() -> !wakeUps.standsBy());
  }

  ManualWakeUps wakeUps() {
    return wakeUps;
  }

  Operator operator() {
    return operator;
  }

  Changes listener() {
    return listener;
  }

  /** Runs one key that is due; false if there was none. */
  boolean look() {
    return wakeUps.tick(operator::run);
  }

  /** As in earnest: nothing that waits is kept, and nothing is woken. */
  void standBy() {
    wakeUps.standBy();
  }

  /** As in earnest. */
  void lead() {
    Parts.of(operator).forEach(Replica::forget);
    wakeUps.begin();
    operator.rebuild();
  }

  private static void forget(Object part) {
    if (part instanceof Forgetful forgetful) {
      forgetful.forgetAll();
    }
  }
}
