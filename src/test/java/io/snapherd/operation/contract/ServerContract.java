package io.snapherd.operation.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapherd.model.Claim;
import io.snapherd.model.Names;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Refused;
import io.snapherd.operation.contract.Others.Barred;
import io.snapherd.take.NewSnapshot;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The rules that it takes an API server to keep: preconditions, conflicts, patches, admission. A
 * mock has none of these.
 */
public abstract class ServerContract extends PortsContract {

  @Test
  void ourOwnUnderThatNameIsFoundToBeOurs() throws Refused {
    NewSnapshot asked = asked("s");
    Snapshot first = ports().snapshots().create(asked).orElseThrow();

    assertThat(ports().snapshots().create(asked)).isEmpty();

    assertThat(read(asked.ref()).id().uid()).isEqualTo(first.id().uid());
    assertThat(read(asked.ref()).origin()).isEqualTo(first.origin());
  }

  @Test
  void aForeignOneUnderThatNameIsFoundToBeForeignAndStays() throws Refused {
    Snapshot foreign = others().snapshot(name("s"), name("a"));

    assertThat(ports().snapshots().create(asked("s"))).isEmpty();

    assertThat(read(foreign.ref()).id().uid()).isEqualTo(foreign.id().uid());
    assertThat(read(foreign.ref()).origin()).isEqualTo(Snapshot.Origin.FOREIGN);
  }

  @Test
  void aClaimUnderThatNameStaysAsItIs() throws Refused {
    Claim before = others().claim(name("a"));

    assertThat(ports().claims().create(Wanted.claim(before.ref(), name("request")))).isFalse();

    Claim after = ports().claims().read(before.ref()).orElseThrow();
    assertThat(after.uid()).isEqualTo(before.uid());
    assertThat(after.restoredFrom()).isEmpty();
  }

  @Test
  void aDeleteByAStaleVersionIsRefusedAndDeletesNothing() throws Refused {
    Snapshot decided = others().snapshot(name("s"), name("a"));
    others().hold(decided.name(), "somebody still needs it");

    assertThat(ports().snapshots().delete(decided)).isFalse();

    assertThat(read(decided.ref()).id().terminating()).isFalse();
  }

  @Test
  void anotherSnapshotOfThatNameIsNotDeleted() throws Refused {
    Snapshot decided = others().snapshot(name("s"), name("a"));
    others().deleteSnapshot(decided.name());
    Snapshot another = others().snapshot(name("s"), name("a"));

    assertThat(ports().snapshots().delete(decided)).isFalse();

    assertThat(read(another.ref()).id().terminating()).isFalse();
  }

  @Test
  void anIllegalNameIsRefusedForGood() {
    ObjectRef illegal = new ObjectRef(others().namespace(), "Not_A_Name");

    assertRefused(
        () -> ports().snapshots().create(Wanted.snapshot(illegal, "p", "a")),
        Reason.CreateRejected);
    assertRefused(
        () -> ports().claims().create(Wanted.claim(illegal, "request")), Reason.CreateRejected);
  }

  @Test
  void anIllegalLabelIsRefusedForGood() {
    NewSnapshot asked = asked("s");
    NewSnapshot illegal =
        new NewSnapshot(
            asked.ref(),
            asked.snapshotClass(),
            Map.of(Names.POLICY, "x".repeat(64)),
            asked.annotations(),
            asked.source());

    assertRefused(() -> ports().snapshots().create(illegal), Reason.CreateRejected);
  }

  @Test
  void aStatusByAStaleVersionLoses() throws Refused {
    Policy decided = others().policy(name("p"));
    others().runNow(decided.name(), "1");

    assertThat(ports().statuses().write(decided, status(decided))).isFalse();

    eventually(
        () ->
            assertThat(ports().caches().policy(decided.ref()).flatMap(Policy::runNow))
                .contains("1"));
    assertThat(ports().caches().status(decided.ref())).isEmpty();
  }

  @Test
  void ofTwoStatusesByOneVersionTheSecondLoses() throws Refused {
    Policy decided = others().policy(name("p"));

    assertThat(ports().statuses().write(decided, status(decided))).isTrue();
    assertThat(ports().statuses().write(decided, status(decided))).isFalse();
  }

  @Test
  void aStatusTouchesNothingElse() throws Refused {
    others().policy(name("p"));
    others().runNow(name("p"), "1");
    Policy before = others().policyNow(name("p"));

    ports().statuses().write(before, status(before));

    Policy after = others().policyNow(name("p"));
    assertThat(after.spec()).isEqualTo(before.spec());
    assertThat(after.runNow()).isEqualTo(before.runNow());
    assertThat(after.generation()).isEqualTo(before.generation());
    assertThat(after.id().resourceVersion()).isNotEqualTo(before.id().resourceVersion());
  }

  @Test
  void aStatusThatStandsThereAlreadyChangesNoVersion() throws Refused {
    Policy policy = others().policy(name("p"));
    ports().statuses().write(policy, status(policy));
    Policy written = others().policyNow(policy.name());

    assertThat(ports().statuses().write(written, status(policy))).isTrue();

    assertThat(others().policyNow(policy.name()).id()).isEqualTo(written.id());
  }

  @Test
  void aRestoreStatusThatIsClearedIsGone() throws Refused {
    Claim claim = others().claim(name("a"));
    others().annotateClaim(claim.name(), Names.RESTORE_FROM, "latest");
    ports().restores().write(on(claim), Optional.of(restored()));

    ports().restores().write(on(claim), Optional.empty());

    assertThat(ports().claims().read(claim.ref()).orElseThrow().annotations())
        .doesNotContainKey(Names.RESTORE_STATUS)
        .containsKey(Names.RESTORE_FROM);
  }

  @Test
  void noRestoreStatusIsWrittenOnAnotherObjectOfThatName() throws Refused {
    Snapshot decided = others().snapshot(name("s"), name("a"));
    others().deleteSnapshot(decided.name());
    Snapshot another = others().snapshot(name("s"), name("a"));

    assertThatThrownBy(() -> ports().restores().write(on(decided), Optional.of(restored())))
        .isInstanceOf(Refused.class);

    assertThat(read(another.ref()).marks().restoreStatus()).isEmpty();
  }

  @Test
  void theLastWordOfAProvisionerIsFoundAmongOurs() {
    Claim claim = others().claim(name("a"));
    assertThat(ports().claims().lastEvent(claim.ref()).filter(e -> isOurs(e.reason()))).isEmpty();
    others().provisionerSays(claim.ref(), "Provisioning", "trying");
    others().provisionerSays(claim.ref(), "ProvisioningFailed", "no space left");
    ports().events().normal(on(claim), Reason.ClaimNotBound, "ours");

    assertThat(lastEvent(claim.ref()).reason()).isEqualTo("ProvisioningFailed");
    assertThat(lastEvent(claim.ref()).message()).isEqualTo("no space left");
  }

  @Test
  void aFailureIsTheLastWordOfTheSecondThatItsTryBeganIn() {
    Claim claim = others().claim(name("a"));

    others().provisionerFails(claim.ref(), "no space left");

    assertThat(lastEvent(claim.ref()).message()).isEqualTo("no space left");
  }

  private static boolean isOurs(String reason) {
    return reason.equals(Reason.ClaimNotBound.name());
  }

  @Test
  void aNovelIsToldInPart() {
    Claim claim = others().claim(name("a"));

    ports().events().warning(on(claim), Reason.CreateRejected, "denied: " + "x".repeat(5000));

    assertThat(others().eventsOn(claim.ref()))
        .anySatisfy(told -> assertThat(told.message()).startsWith("denied: ").hasSize(1024));
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "QuotaExceeded",
        "CreateRejected",
        "PermissionDenied",
        "NamespaceTerminating",
        "ApiUnavailable"
      })
  void aRefusalSaysWhyAndMakesNothing(Reason why) throws Refused {
    Barred barred = others().barred(why);
    ObjectRef ref = new ObjectRef(barred.namespace(), name("s"));

    assertRefused(() -> barred.snapshots().create(Wanted.snapshot(ref, "p", "a")), why);

    assertThat(ports().snapshots().read(ref)).isEmpty();
  }
}
