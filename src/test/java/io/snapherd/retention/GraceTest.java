package io.snapherd.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.PolicyMemory.RetentionBasis;
import io.snapherd.retention.Rule.Calendar;
import io.snapherd.retention.Rule.Last;
import io.snapherd.retention.Rule.Within;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GraceTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant BEFORE = NOW.minus(Duration.ofDays(1));
  private static final Retention RETENTION = retention("Europe/Berlin", new Last(3));
  private static final Grace GRACE = new Grace(Duration.ofMinutes(10));

  @Test
  void unchangedRulesKeepTheirTime() {
    RetentionBasis remembered = Grace.basis(RETENTION, Optional.empty(), BEFORE);

    assertThat(Grace.basis(RETENTION, Optional.of(remembered), NOW)).isEqualTo(remembered);
  }

  @Test
  void anotherCountIsAChange() {
    assertThat(sinceAfter(retention("Europe/Berlin", new Last(4)))).isEqualTo(NOW);
  }

  @Test
  void anotherRuleIsAChange() {
    assertThat(sinceAfter(retention("Europe/Berlin", new Last(3), new Calendar(Period.DAY, 3))))
        .isEqualTo(NOW);
  }

  @Test
  void anotherZoneIsAChange() {
    assertThat(sinceAfter(retention("Europe/Paris", new Last(3)))).isEqualTo(NOW);
  }

  @Test
  void theFirstRetentionOfAPolicyIsAChange() {
    RetentionBasis none = Grace.basis(Retention.KEEP_ALL, Optional.empty(), BEFORE);

    assertThat(Grace.basis(RETENTION, Optional.of(none), NOW).since()).isEqualTo(NOW);
  }

  @Test
  void aLostMemoryIsAChange() {
    assertThat(Grace.basis(RETENTION, Optional.empty(), NOW).since()).isEqualTo(NOW);
  }

  @Test
  void aTimeThatOnlyAWrongClockCanHaveWrittenIsALostMemory() {
    RetentionBasis ahead = Grace.basis(RETENTION, Optional.empty(), NOW.plusSeconds(301));

    assertThat(Grace.basis(RETENTION, Optional.of(ahead), NOW).since()).isEqualTo(NOW);
  }

  @Test
  void theSameWindowInAnotherUnitIsNoChange() {
    Retention hours = retention("Etc/UTC", new Within("72h", Duration.ofDays(3)));
    Retention days = retention("Etc/UTC", new Within("3d", Duration.ofDays(3)));

    assertThat(days.text()).isEqualTo(hours.text()).isEqualTo("within 72h, Etc/UTC");
  }

  @Test
  void pruningWaitsForTheLengthOfTheGrace() {
    RetentionBasis basis = Grace.basis(RETENTION, Optional.empty(), NOW);

    assertThat(GRACE.covers(basis, NOW)).isTrue();
    assertThat(GRACE.covers(basis, NOW.plusSeconds(599))).isTrue();
    assertThat(GRACE.covers(basis, NOW.plusSeconds(600))).isFalse();
  }

  @Test
  void withoutAGracePruningDoesNotWait() {
    RetentionBasis basis = Grace.basis(RETENTION, Optional.empty(), NOW);

    assertThat(new Grace(Duration.ZERO).covers(basis, NOW)).isFalse();
  }

  private static Instant sinceAfter(Retention changed) {
    RetentionBasis remembered = Grace.basis(RETENTION, Optional.empty(), BEFORE);
    return Grace.basis(changed, Optional.of(remembered), NOW).since();
  }

  private static Retention retention(String zone, Rule... rules) {
    return new Retention(List.of(rules), ZoneId.of(zone));
  }
}
