package io.snapherd.operation.restoring;

import io.snapherd.operation.Key;
import io.snapherd.operation.Key.ClaimRestoreKey;
import io.snapherd.operation.Key.SnapshotRestoreKey;
import io.snapherd.operation.WakeUps;
import java.time.Instant;

/** Wake-ups where nobody ever looks at a restore request. */
record WithoutRestores(WakeUps wakeUps) implements WakeUps {
  @Override
  public void wake(Key key, Instant at) {
    if (!(key instanceof ClaimRestoreKey) && !(key instanceof SnapshotRestoreKey)) {
      wakeUps.wake(key, at);
    }
  }

  @Override
  public void forget(Key key) {
    wakeUps.forget(key);
  }
}
