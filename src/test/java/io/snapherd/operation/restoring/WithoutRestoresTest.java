package io.snapherd.operation.restoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.ObjectRef;
import io.snapherd.operation.Key;
import io.snapherd.operation.Key.ClaimKey;
import io.snapherd.operation.Key.ClaimRestoreKey;
import io.snapherd.operation.Key.SnapshotRestoreKey;
import io.snapherd.operation.WakeUps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WithoutRestoresTest {
  private static final ObjectRef DATA = new ObjectRef("shop", "data");

  private final List<Key> woken = new ArrayList<>();
  private final WakeUps wakeUps = new WithoutRestores(new Recorded());

  @Test
  void nobodyLooksAtARestoreRequest() {
    wakeUps.wake(new ClaimRestoreKey(DATA), Instant.EPOCH);
    wakeUps.wake(new SnapshotRestoreKey(DATA), Instant.EPOCH);

    assertThat(woken).isEmpty();
  }

  @Test
  void everythingElseGoesOn() {
    wakeUps.wake(new ClaimKey(DATA), Instant.EPOCH);

    assertThat(woken).containsExactly(new ClaimKey(DATA));
  }

  private final class Recorded implements WakeUps {
    @Override
    public void wake(Key key, Instant at) {
      woken.add(key);
    }

    @Override
    public void forget(Key key) {
      woken.remove(key);
    }
  }
}
