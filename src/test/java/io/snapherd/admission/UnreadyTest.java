package io.snapherd.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.ClaimSelection;
import io.snapherd.model.PolicySpec;
import io.snapherd.model.RetentionSpec;
import io.snapherd.model.Snapshot;
import io.snapherd.model.SnapshotTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnreadyTest {
  private static final Instant NOW = Instant.parse("2026-03-01T02:30:00Z");
  private static final Allowance ALLOWED = new Allowance.Allowed();

  private final SnapshotSample pending = SnapshotSample.fresh("b", "data", NOW.minusSeconds(599));
  private final SnapshotSample failed = SnapshotSample.fresh("a", "data", NOW.minusSeconds(600));

  @Test
  void aClaimWithoutSnapshotsGetsItsFirst() {
    assertThat(check()).isEqualTo(ALLOWED);
  }

  @Test
  void oneUnreadyDoesNotStopTheNext() {
    assertThat(check(failed)).isEqualTo(ALLOWED);
  }

  @Test
  void twoUnreadyStopTheNextWhetherPendingOrFailed() {
    assertThat(check(pending, failed)).isInstanceOf(Allowance.Skipped.class);
  }

  @Test
  void moreThanTwoStopTheNext() {
    assertThat(check(pending, failed, named("c", failed))).isInstanceOf(Allowance.Skipped.class);
  }

  @Test
  void theSentenceNamesThoseInTheWay() {
    assertThat(check(pending, failed))
        .isInstanceOfSatisfying(
            Allowance.Skipped.class,
            skipped ->
                assertThat(skipped.sentence())
                    .isEqualTo(
                        "2 snapshots of this claim are not ready (a, b); slots are skipped until"
                            + " one is ready or gone."));
  }

  @Test
  void readyOnesDoNotCount() {
    assertThat(check(failed, pending.ready(true))).isEqualTo(ALLOWED);
  }

  @Test
  void readyOnesBeingDeletedDoNotCount() {
    assertThat(check(failed, pending.ready(true).deleting())).isEqualTo(ALLOWED);
  }

  @Test
  void unreadyOnesBeingDeletedCount() {
    assertThat(check(failed, pending.deleting())).isInstanceOf(Allowance.Skipped.class);
  }

  @Test
  void heldOnesDoNotCount() {
    assertThat(check(failed, pending.held())).isEqualTo(ALLOWED);
  }

  @Test
  void thoseThatAreNeverPrunedDoNotCount() {
    List<Snapshot> snapshots = List.of(failed.get(), pending.get());

    assertThat(new Unready(spec(Optional.empty())).check(snapshots, s -> s.name().equals("a"), NOW))
        .isEqualTo(ALLOWED);
  }

  @Test
  void whatHasNoReadyStateYetCountsAsWhatIsNotReady() {
    assertThat(check(failed.ready(false), pending.ready(false)))
        .isInstanceOf(Allowance.Skipped.class);
  }

  @Test
  void underDryRunFailedOnesDoNotCount() {
    assertThat(dryRun(pending, failed)).isEqualTo(ALLOWED);
  }

  @Test
  void underDryRunPendingOnesCount() {
    assertThat(dryRun(pending, named("c", pending))).isInstanceOf(Allowance.Skipped.class);
  }

  @Test
  void retentionWithoutDryRunCountsFailedOnes() {
    assertThat(check(Optional.of(retention(false)), pending, failed))
        .isInstanceOf(Allowance.Skipped.class);
  }

  private static SnapshotSample named(String name, SnapshotSample sample) {
    return SnapshotSample.fresh(name, "data", sample.created());
  }

  private static Allowance check(SnapshotSample... samples) {
    return check(Optional.empty(), samples);
  }

  private static Allowance dryRun(SnapshotSample... samples) {
    return check(Optional.of(retention(true)), samples);
  }

  private static Allowance check(Optional<RetentionSpec> retention, SnapshotSample... samples) {
    List<Snapshot> snapshots = Stream.of(samples).map(SnapshotSample::get).toList();
    return new Unready(spec(retention)).check(snapshots, s -> false, NOW);
  }

  private static RetentionSpec retention(boolean dryRun) {
    return new RetentionSpec(
        Optional.of(3),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        dryRun);
  }

  private static PolicySpec spec(Optional<RetentionSpec> retention) {
    return new PolicySpec(
        "@daily",
        "Etc/UTC",
        false,
        Optional.empty(),
        Duration.ZERO,
        ClaimSelection.ALL,
        Optional.empty(),
        Duration.ofMinutes(10),
        SnapshotTemplate.EMPTY,
        retention);
  }
}
