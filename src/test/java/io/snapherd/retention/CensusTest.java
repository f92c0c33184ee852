package io.snapherd.retention;

import static io.snapherd.retention.Snapshots.cut;
import static io.snapherd.retention.Snapshots.deleting;
import static io.snapherd.retention.Snapshots.held;
import static io.snapherd.retention.Snapshots.ofClaim;
import static io.snapherd.retention.Snapshots.ready;
import static io.snapherd.retention.Snapshots.unready;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CensusTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant OLD = NOW.minus(Duration.ofHours(1));

  @Test
  void everySnapshotIsCountedByItsState() {
    assertThat(
            census(
                ready("a", OLD),
                ofClaim(ready("b", OLD), "other"),
                ready("c", OLD),
                ready("d", OLD),
                ready("e", OLD),
                unready("f", NOW),
                unready("g", NOW),
                unready("h", NOW),
                unready("i", NOW),
                unready("j", OLD),
                unready("k", OLD),
                unready("l", OLD),
                cut(unready("m", OLD), "c"),
                cut(unready("n", OLD), "c"),
                deleting(ready("o", OLD))))
        .isEqualTo(new Census(5, 4, 3, 2, 1, 0));
  }

  @Test
  void heldOnesAreCountedBySideOfTheirState() {
    assertThat(census(held(ready("a", OLD)), held(unready("b", OLD)), ready("c", OLD)))
        .isEqualTo(new Census(2, 0, 1, 0, 0, 2));
  }

  @Test
  void whatIsBeingDeletedIsNotHeld() {
    assertThat(census(held(deleting(ready("a", OLD))))).isEqualTo(new Census(0, 0, 0, 0, 1, 0));
  }

  @Test
  void nothingIsCountedAsNothing() {
    assertThat(census()).isEqualTo(new Census(0, 0, 0, 0, 0, 0));
  }

  private static Census census(Snapshot... snapshots) {
    return Census.of(
        List.of(snapshots), new Facts(NOW, Duration.ofMinutes(10), Snapshots.contents()));
  }
}
