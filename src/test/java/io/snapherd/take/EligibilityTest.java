package io.snapherd.take;

import static io.snapherd.take.Things.CEPHFS;
import static io.snapherd.take.Things.claimIn;
import static io.snapherd.take.Things.volume;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.ClaimPhase;
import io.snapherd.model.Reason;
import io.snapherd.model.Volume;
import io.snapherd.take.Eligibility.Eligible;
import io.snapherd.take.Eligibility.Refused;
import io.snapherd.take.Eligibility.Unknown;
import io.snapherd.take.Eligibility.Waiting;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EligibilityTest {
  private static final Optional<Volume> CSI =
      Optional.of(volume(Optional.of(new Volume.Csi(CEPHFS, "handle-1"))));

  @Test
  void aBoundClaimWithACsiVolumeIsEligible() {
    assertThat(of(ClaimPhase.BOUND, CSI)).isEqualTo(new Eligible(CEPHFS, "handle-1"));
  }

  @Test
  void aClaimThatWasNeverBoundIsWaiting() {
    assertThat(of(ClaimPhase.PENDING, Optional.empty()))
        .isEqualTo(new Waiting(Reason.ClaimNotBound, "claim 'pvc-demo' is not bound yet"));
  }

  @Test
  void aClaimThatLostItsVolumeIsRefused() {
    assertThat(of(ClaimPhase.LOST, Optional.empty()))
        .isEqualTo(new Refused(Reason.VolumeNotFound, "claim 'pvc-demo' has lost its volume"));
  }

  @Test
  void aVolumeOfNoCsiDriverIsRefused() {
    assertThat(of(ClaimPhase.BOUND, Optional.of(volume(Optional.empty()))))
        .isEqualTo(new Refused(Reason.NotCsi, "claim 'pvc-demo' has no CSI volume"));
  }

  @Test
  void aBoundClaimWhoseVolumeIsNotInViewIsNotGivenUp() {
    assertThat(of(ClaimPhase.BOUND, Optional.empty()))
        .isEqualTo(
            new Unknown(
                Reason.VolumeNotFound,
                "claim 'pvc-demo' is bound, but its volume 'pv-pvc-demo' is not to be seen"));
  }

  @ParameterizedTest
  @EnumSource
  void aClaimBeingDeletedIsRefusedWhateverItsPhase(ClaimPhase phase) {
    assertThat(Eligibility.of(claimIn(phase, Optional.of(Things.CREATED)), CSI))
        .isEqualTo(new Refused(Reason.ClaimTerminating, "claim 'pvc-demo' is being deleted"));
  }

  private static Eligibility of(ClaimPhase phase, Optional<Volume> volume) {
    return Eligibility.of(claimIn(phase, Optional.empty()), volume);
  }
}
