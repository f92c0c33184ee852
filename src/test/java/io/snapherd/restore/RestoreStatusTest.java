package io.snapherd.restore;

import static io.snapherd.restore.Shop.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.Reason;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestoreStatusTest {
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final RestoreStatus MADE =
      new RestoreStatus(
          "0123456789abcdef",
          Optional.of("s"),
          Optional.of(NOW),
          Optional.of("copy"),
          RestorePhase.Provisioning,
          Reason.ClaimNotBound,
          "made",
          NOW);

  @Test
  void theSameAtAnotherTimeIsTheSame() {
    RestoreStatus first = MADE.waiting(Reason.QuotaExceeded, "full", NOW);
    RestoreStatus second = MADE.waiting(Reason.QuotaExceeded, "full", LATER);

    assertThat(second.sameAs(first)).isTrue();
    assertThat(second.unlessSaidBy(Optional.of(first))).isSameAs(first);
  }

  @Test
  void anotherMessageIsNews() {
    RestoreStatus first = MADE.waiting(Reason.QuotaExceeded, "full", NOW);
    RestoreStatus second = MADE.waiting(Reason.QuotaExceeded, "fuller", NOW);

    assertThat(second.sameAs(first)).isFalse();
    assertThat(second.unlessSaidBy(Optional.of(first))).isSameAs(second);
  }

  @Test
  void theFirstStatusIsNews() {
    assertThat(MADE.unlessSaidBy(Optional.empty())).isSameAs(MADE);
  }

  @Test
  void aRefusedCreateHasASnapshotButNoClaim() {
    assertThat(MADE.waiting(Reason.QuotaExceeded, "full", LATER))
        .isEqualTo(
            new RestoreStatus(
                MADE.request(),
                MADE.snapshot(),
                MADE.cutTime(),
                Optional.empty(),
                RestorePhase.Waiting,
                Reason.QuotaExceeded,
                "full",
                LATER));
  }

  @ParameterizedTest
  @CsvSource({"Waiting,true", "Provisioning,true", "Bound,false", "Failed,false"})
  void onlyAnOpenPhaseIsAskedAgain(RestorePhase phase, String open) {
    assertThat(phase.open()).isEqualTo(Boolean.parseBoolean(open));
  }
}
