package io.snapherd.take;

import static io.snapherd.take.Things.NIGHTLY;
import static io.snapherd.take.Things.NOW;
import static io.snapherd.take.Things.SLOT;
import static io.snapherd.take.Things.claim;
import static io.snapherd.take.Things.made;
import static io.snapherd.take.Things.origin;
import static io.snapherd.take.Things.policy;
import static io.snapherd.take.Things.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.Trigger;
import org.junit.jupiter.api.Test;

class TakeTest {

  @Test
  void aSnapshotOfTheSlotServesItWhateverItsName() {
    assertThat(NIGHTLY.isServedBy(made(NIGHTLY, "any"))).isTrue();
  }

  @Test
  void aSnapshotOfTheRunNowValueServesItWhateverItsNameAndSlot() {
    Take earlier = with(new Trigger.Manual("1769826600", SLOT.minusSeconds(7)));

    assertThat(NOW.isServedBy(made(earlier, "any"))).isTrue();
  }

  @Test
  void anotherSlotDoesNot() {
    Take later = with(new Trigger.Scheduled(SLOT.plusSeconds(60)));

    assertThat(NIGHTLY.isServedBy(made(later, "any"))).isFalse();
  }

  @Test
  void anotherRunNowValueDoesNot() {
    Take other = with(new Trigger.Manual("1769826601", SLOT));

    assertThat(NOW.isServedBy(made(other, "any"))).isFalse();
  }

  @Test
  void aManualSnapshotOfTheSameMomentDoesNotServeTheSlot() {
    assertThat(NIGHTLY.isServedBy(made(NOW, "any"))).isFalse();
  }

  @Test
  void aScheduledSnapshotOfTheSameMomentDoesNotServeTheRunNow() {
    assertThat(NOW.isServedBy(made(NIGHTLY, "any"))).isFalse();
  }

  @Test
  void aSnapshotOfAPolicyThatWasCreatedAnewDoesNot() {
    Take old = new Take(policy("nightly", "p-0"), NIGHTLY.claim(), NIGHTLY.trigger());

    assertThat(NIGHTLY.isServedBy(made(old, "any"))).isFalse();
  }

  @Test
  void aSnapshotOfAClaimThatWasCreatedAnewDoesNot() {
    Take old = new Take(NIGHTLY.policy(), claim("pvc-demo", "c-0"), NIGHTLY.trigger());

    assertThat(NIGHTLY.isServedBy(made(old, "any"))).isFalse();
  }

  @Test
  void aCopyThatABackupToolMadeInAnotherNamespaceDoesNot() {
    assertThat(NIGHTLY.isServedBy(snapshot("copy", "any", origin(NIGHTLY)))).isFalse();
  }

  @Test
  void aForeignSnapshotDoesNot() {
    assertThat(NIGHTLY.isServedBy(Things.foreign("any"))).isFalse();
  }

  private static Take with(Trigger trigger) {
    return new Take(NIGHTLY.policy(), NIGHTLY.claim(), trigger);
  }
}
