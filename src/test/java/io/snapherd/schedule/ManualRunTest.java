package io.snapherd.schedule;

import static io.snapherd.schedule.Given.DAY_BEFORE;
import static io.snapherd.schedule.Given.at;
import static io.snapherd.schedule.Given.history;
import static io.snapherd.schedule.Given.policy;
import static io.snapherd.schedule.Given.snapshot;
import static io.snapherd.schedule.SlotState.GIVEN_UP;
import static io.snapherd.schedule.SlotState.OPEN;
import static io.snapherd.schedule.SlotState.SERVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.Snapshot;
import io.snapherd.model.Trigger;
import io.snapherd.schedule.Given.PolicyFacts;
import io.snapherd.schedule.Given.SnapshotFacts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManualRunTest {
  private static final Snapshot FOR_A =
      new SnapshotFacts().slot(at("10:05")).manual("a").ready(Optional.of(false)).get();

  @Test
  void aRequestAsksForASnapshotOfThisMoment() {
    assertThat(decide(policy().runNow("a")))
        .isEqualTo(new RunNow.Take(new Trigger.Manual("a", at("10:20"))));
  }

  @Test
  void itDoesSoWhileSuspended() {
    assertThat(decide(policy().suspended().since(DAY_BEFORE).runNow("a")))
        .isInstanceOf(RunNow.Take.class);
  }

  @Test
  void scheduledSnapshotsDoNotAnswerIt() {
    assertThat(decide(policy().runNow("a"), snapshot("10:20"))).isInstanceOf(RunNow.Take.class);
  }

  @Test
  void withoutARequestNothingIsAskedFor() {
    assertThat(decide(policy())).isEqualTo(new RunNow.Nothing());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void anEmptyValueIsNoRequest(String value) {
    assertThat(decide(policy().runNow(value))).isEqualTo(new RunNow.Nothing());
  }

  /** It is copied to each snapshot, where all annotations together may have 256 KiB. */
  @Test
  void aValueThatIsTooLongIsNoRequestButAMistake() {
    String longest = "x".repeat(4096);
    assertThat(decide(policy().runNow(longest))).isInstanceOf(RunNow.Take.class);
    assertThat(mistake(longest)).isEmpty();

    String longer = longest + "x";
    assertThat(decide(policy().runNow(longer))).isEqualTo(new RunNow.Nothing());
    assertThat(mistake(longer))
        .contains("snapherd.io/run-now has 4097 characters, and may have at most 4096");
  }

  private static Optional<String> mistake(String value) {
    return new ManualRun(policy().runNow(value).get()).mistake();
  }

  @Test
  void aValueIsNeverRunTwiceWhileItsSnapshotExists() {
    assertThat(decide(policy().runNow("a").lastRunNow("b"), FOR_A))
        .isEqualTo(new RunNow.AlreadyRun("a", FOR_A));
  }

  @Test
  void oneBeingDeletedStillExists() {
    Snapshot deleted = new SnapshotFacts().slot(at("10:05")).manual("a").deleted(at("10:10")).get();
    assertThat(decide(policy().runNow("a"), deleted)).isInstanceOf(RunNow.AlreadyRun.class);
  }

  @Test
  void anotherValueIsAnotherRequest() {
    assertThat(decide(policy().runNow("b").lastRunNow("a"), FOR_A)).isInstanceOf(RunNow.Take.class);
  }

  @Test
  void aRequestThatIsDoneIsNotRunAgainWhenItsSnapshotsArePruned() {
    assertThat(decide(policy().runNow("a").lastRunNow("a"))).isEqualTo(new RunNow.Nothing());
  }

  @Test
  void anOldValueRunsAgainOnceItsSnapshotsAreGone() {
    assertThat(decide(policy().runNow("a").lastRunNow("b"))).isInstanceOf(RunNow.Take.class);
  }

  @Test
  void outcomesTellWhatBecameOfTheRequest() {
    assertThat(decide(policy().runNow("a")).state()).isEqualTo(OPEN);
    assertThat(decide(policy().runNow("a"), FOR_A).state()).isEqualTo(SERVED);
    assertThat(decide(policy()).state()).isEqualTo(GIVEN_UP);
  }

  @Test
  void aRequestIsDoneWhenNoClaimIsOpen() {
    ManualRun run = new ManualRun(policy().runNow("b").lastRunNow("a").get());
    assertThat(run.lastRunNow(List.of(SERVED, GIVEN_UP))).hasValue("b");
    assertThat(run.lastRunNow(List.of(SERVED, OPEN))).hasValue("a");
  }

  @Test
  void aRequestOfAPolicyWithoutClaimsIsDoneAtOnce() {
    assertThat(new ManualRun(policy().runNow("a").get()).lastRunNow(List.of())).hasValue("a");
  }

  @Test
  void theLastRequestIsRememberedWhenItsAnnotationIsGone() {
    assertThat(new ManualRun(policy().lastRunNow("a").get()).lastRunNow(List.of())).hasValue("a");
    assertThat(new ManualRun(policy().get()).lastRunNow(List.of())).isEmpty();
  }

  @Test
  void aRefusedOneIsGivenUpAfterAnHour() {
    ManualRun run = new ManualRun(policy().runNow("a").get());
    Refusals late = new Refusals(6, at("10:00"), at("10:45"));
    assertThat(run.nextTry(late)).hasValue(at("11:00"));
    assertThat(run.nextTry(late.again(at("10:45:01")))).isEmpty();
  }

  private static RunNow decide(PolicyFacts policy, Snapshot... snapshots) {
    return new ManualRun(policy.get()).decide(history(snapshots), at("10:20"));
  }
}
