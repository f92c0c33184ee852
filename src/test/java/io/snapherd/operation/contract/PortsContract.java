package io.snapherd.operation.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.snapherd.model.Claim;
import io.snapherd.model.ClaimPhase;
import io.snapherd.model.Condition;
import io.snapherd.model.Names;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicyMemory;
import io.snapherd.model.PolicyMemory.RetentionBasis;
import io.snapherd.model.PolicyMemory.ScheduleBasis;
import io.snapherd.model.PolicyStatus;
import io.snapherd.model.PolicyStatus.ClaimCounts;
import io.snapherd.model.PolicyStatus.PruneCandidate;
import io.snapherd.model.PolicyStatus.SnapshotCounts;
import io.snapherd.model.Problem;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Refused;
import io.snapherd.operation.Subject;
import io.snapherd.operation.contract.Others.Told;
import io.snapherd.restore.ClaimEvent;
import io.snapherd.restore.NewClaim;
import io.snapherd.restore.RestorePhase;
import io.snapherd.restore.RestoreStatus;
import io.snapherd.take.NewSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/** The rules that even a mock of an API server can keep. */
public abstract class PortsContract {
  static final Duration SOON = Duration.ofSeconds(20);

  private static final Instant THEN = Instant.parse("2026-03-01T02:30:07Z");
  private static final AtomicInteger NAMES = new AtomicInteger();

  private final int number = NAMES.incrementAndGet();

  protected abstract Ports ports();

  protected abstract Others others();

  /** A name that no other test has. */
  String name(String base) {
    return base + "-" + number;
  }

  ObjectRef ref(String base) {
    return new ObjectRef(others().namespace(), name(base));
  }

  // Snapshots

  @Test
  void aCreatedSnapshotIsWhatWasAskedFor() throws Refused {
    NewSnapshot asked = asked("s");

    Snapshot created = ports().snapshots().create(asked).orElseThrow();

    assertThat(created.id().uid()).isNotBlank();
    assertThat(created.id().resourceVersion()).isNotBlank();
    assertThat(created.id().created()).isAfter(Instant.EPOCH);
    assertThat(List.of(created, read(asked.ref())))
        .allSatisfy(snapshot -> assertThat(isAsAsked(snapshot, asked)).isTrue());
    assertThat(read(asked.ref()).id().uid()).isEqualTo(created.id().uid());
  }

  private static boolean isAsAsked(Snapshot snapshot, NewSnapshot asked) {
    Snapshot.Origin origin = snapshot.origin();
    return snapshot.ref().equals(asked.ref())
        && snapshot.claimName().equals(Optional.of(asked.claimName()))
        && snapshot.snapshotClass().equals(Optional.of(asked.snapshotClass()))
        && origin.policyName().equals(Optional.of(asked.labels().get(Names.POLICY)))
        && origin.policyUid().equals(Optional.of(asked.labels().get(Names.POLICY_UID)))
        && origin.claimUid().equals(Optional.of(asked.labels().get(Names.CLAIM_UID)))
        && origin.slot().equals(Optional.of(Wanted.SLOT))
        && !origin.manual()
        && origin.claim().equals(Optional.of(asked.source()));
  }

  @Test
  void whatIsNotThereIsReadAsNothing() throws Refused {
    assertThat(ports().snapshots().read(ref("s"))).isEmpty();
    assertThat(ports().claims().read(ref("a"))).isEmpty();
  }

  @Test
  void aSnapshotThatIsDeletedIsGoneOrGoing() throws Refused {
    Snapshot made = others().snapshot(name("s"), name("a"));

    await().atMost(SOON).until(() -> ports().snapshots().delete(read(made.ref())));

    assertThat(ports().snapshots().read(made.ref()).filter(s -> !s.id().terminating())).isEmpty();
  }

  @Test
  void deletingWhatIsGoneIsFine() throws Refused {
    Snapshot made = others().snapshot(name("s"), name("a"));
    others().deleteSnapshot(made.name());

    assertThat(ports().snapshots().delete(made)).isFalse();
  }

  // Claims

  @Test
  void aCreatedClaimIsWhatWasAskedFor() throws Refused {
    NewClaim asked = Wanted.claim(ref("a"), name("request"));

    assertThat(ports().claims().create(asked)).isTrue();

    Claim created = ports().claims().read(asked.ref()).orElseThrow();
    assertThat(created.spec()).isEqualTo(asked.spec());
    assertThat(created.labels()).isEqualTo(asked.labels());
    assertThat(created.annotations()).isEqualTo(asked.annotations());
    assertThat(created.restoredFrom()).contains(asked.snapshot());
    assertThat(created.phase()).isEqualTo(ClaimPhase.PENDING);
    assertThat(created.volume()).isEmpty();
  }

  @Test
  void claimsOfARequestAreFoundByItAlone() throws Refused {
    ports().claims().create(Wanted.claim(ref("ours"), name("request")));
    ports().claims().create(Wanted.claim(ref("theirs"), name("another")));
    others().claim(name("plain"));
    ObjectRef elsewhere = new ObjectRef(others().elsewhere(), name("ours"));
    ports().claims().create(Wanted.claim(elsewhere, name("request")));

    assertThat(ports().claims().madeFor(others().namespace(), name("request")))
        .extracting(Claim::ref)
        .containsExactly(ref("ours"));
    assertThat(ports().claims().madeFor(others().namespace(), name("unheard-of"))).isEmpty();
  }

  // Policies

  @Test
  void aPolicyExistsByItsUidInItsNamespace() throws Refused {
    Policy policy = others().policy(name("p"));

    assertThat(ports().policies().exist(policy.namespace(), policy.uid())).isTrue();
    assertThat(ports().policies().exist(others().elsewhere(), policy.uid())).isFalse();
    assertThat(ports().policies().exist(policy.namespace(), "another")).isFalse();

    others().deletePolicy(policy.name());
    assertThat(ports().policies().exist(policy.namespace(), policy.uid())).isFalse();
  }

  // Statuses

  @Test
  void aStatusThatWasWrittenIsShownAsItWas() throws Refused {
    Policy policy = others().policy(name("p"));
    PolicyStatus status = status(policy);

    assertThat(ports().statuses().write(policy, status)).isTrue();

    eventually(() -> assertThat(ports().caches().status(policy.ref())).contains(status));
    assertThat(ports().caches().policy(policy.ref()).orElseThrow().memory())
        .isEqualTo(status.memory());
  }

  @Test
  void theStatusOfAPolicyThatIsGoneIsNotWritten() throws Refused {
    Policy policy = others().policy(name("p"));
    others().deletePolicy(policy.name());

    assertThat(ports().statuses().write(policy, status(policy))).isFalse();
  }

  // Restore statuses

  @Test
  void whatBecameOfARestoreStandsBesideTheRequest() throws Refused {
    Claim claim = others().claim(name("a"));
    others().annotateClaim(claim.name(), Names.RESTORE_FROM, "latest");
    Snapshot snapshot = others().snapshot(name("s"), claim.name());

    ports().restores().write(on(claim), Optional.of(restored()));
    ports().restores().write(on(snapshot), Optional.of(restored()));

    assertThat(restoreStatus(claim.ref())).contains(restored());
    assertThat(ports().restores().read(read(snapshot.ref()).marks().restoreStatus()))
        .contains(restored());
    assertThat(ports().claims().read(claim.ref()).orElseThrow().annotations())
        .containsEntry(Names.RESTORE_FROM, "latest");
  }

  @Test
  void whatIsNoRestoreStatusIsNone() {
    assertThat(ports().restores().read(Optional.empty())).isEmpty();
    assertThat(ports().restores().read(Optional.of("{\"phase\": \"hostile"))).isEmpty();
  }

  @Test
  void noRestoreStatusIsWrittenOnWhatIsGone() {
    Snapshot snapshot = others().snapshot(name("s"), name("a"));
    others().deleteSnapshot(snapshot.name());

    assertThatThrownBy(() -> ports().restores().write(on(snapshot), Optional.of(restored())))
        .isInstanceOf(Refused.class);
  }

  // Events

  @Test
  void anEventSaysOnItsObjectWhatItWasToldToSay() {
    Subject on = on(others().claim(name("a")));

    ports().events().normal(on, Reason.SnapshotTaken, "snapshot s");
    ports().events().warning(on, Reason.QuotaExceeded, "exceeded quota: q");

    assertThat(others().eventsOn(on.id().ref()))
        .containsExactlyInAnyOrder(
            new Told("Normal", "SnapshotTaken", "snapshot s", 1),
            new Told("Warning", "QuotaExceeded", "exceeded quota: q", 1));
  }

  @Test
  void equalEventsAreOneThatCounts() {
    Subject on = on(others().claim(name("a")));

    for (int i = 0; i < 3; i++) {
      ports().events().warning(on, Reason.QuotaExceeded, "exceeded quota: q");
    }
    ports().events().warning(on, Reason.QuotaExceeded, "exceeded quota: another");

    assertThat(others().eventsOn(on.id().ref()))
        .extracting(Told::message, Told::count)
        .containsExactlyInAnyOrder(
            tuple("exceeded quota: q", 3), tuple("exceeded quota: another", 1));
  }

  @Test
  void anEventThatCannotBeWrittenHarmsNobody() {
    Policy policy = others().policy(name("p"));
    others().deletePolicy(policy.name());

    ports()
        .events()
        .warning(
            new Subject(Subject.Kind.POLICY, policy.id()), Reason.ClaimNotFound, "x".repeat(5000));
  }

  // Caches

  @Test
  void theCachesShowWhatIsMadeChangedAndGone() throws Refused {
    Policy policy = others().policy(name("p"));
    Claim claim = others().claim(name("a"));
    NewSnapshot asked = Wanted.snapshot(name("s"), policy, claim);
    ports().snapshots().create(asked);

    eventually(
        () -> {
          assertThat(ports().caches().policy(policy.ref())).isPresent();
          assertThat(ports().caches().claim(claim.ref())).isPresent();
          assertThat(ports().caches().snapshot(asked.ref())).isPresent();
        });
    assertThat(ports().caches().policies(policy.namespace()))
        .extracting(Policy::ref)
        .contains(policy.ref());
    assertThat(ports().caches().claims(policy.namespace()))
        .extracting(Claim::ref)
        .contains(claim.ref());
    assertThat(ports().caches().snapshots(policy.namespace()))
        .extracting(Snapshot::ref)
        .contains(asked.ref());

    others().hold(asked.ref().name(), "evidence");
    eventually(
        () ->
            assertThat(ports().caches().snapshot(asked.ref()).orElseThrow().marks().hold())
                .contains("evidence"));

    others().deleteSnapshot(asked.ref().name());
    others().deletePolicy(policy.name());
    eventually(
        () -> {
          assertThat(ports().caches().snapshot(asked.ref())).isEmpty();
          assertThat(ports().caches().policy(policy.ref())).isEmpty();
        });
  }

  @Test
  void snapshotsAreFoundByPolicyAndClaimInTheirNamespaceOnly() throws Refused {
    Policy policy = others().policy(name("p"));
    Claim claim = others().claim(name("a"));
    ports().snapshots().create(Wanted.snapshot(name("ours"), policy, claim));
    ObjectRef forged = new ObjectRef(others().elsewhere(), name("forged"));
    ports().snapshots().create(Wanted.snapshot(forged, policy.uid(), claim.uid()));
    others().snapshot(name("by-hand"), claim.name());

    String namespace = policy.namespace();
    eventually(
        () -> {
          assertThat(names(ports().caches().snapshotsOf(namespace, policy.uid())))
              .containsExactly(name("ours"));
          assertThat(names(ports().caches().snapshotsOf(namespace, policy.uid(), claim.uid())))
              .containsExactly(name("ours"));
          assertThat(names(ports().caches().unreadySnapshots())).contains(name("by-hand"));
        });
    assertThat(ports().caches().snapshotsOf(namespace, policy.uid(), "another")).isEmpty();
  }

  // What the tests have in common

  NewSnapshot asked(String base) {
    return Wanted.snapshot(ref(base), "uid-of-" + name("p"), "uid-of-" + name("a"));
  }

  Snapshot read(ObjectRef snapshot) throws Refused {
    return ports().snapshots().read(snapshot).orElseThrow();
  }

  Optional<RestoreStatus> restoreStatus(ObjectRef claim) throws Refused {
    Claim now = ports().claims().read(claim).orElseThrow();
    return ports()
        .restores()
        .read(Optional.ofNullable(now.annotations().get(Names.RESTORE_STATUS)));
  }

  /** An assertion about what the caches show. */
  void eventually(ThrowingRunnable assertion) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              others().catchUp();
              assertion.run();
            });
  }

  static void assertRefused(ThrowingCallable call, Reason why) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(why));
  }

  static Subject on(Claim claim) {
    return new Subject(Subject.Kind.CLAIM, claim.id());
  }

  static Subject on(Snapshot snapshot) {
    return new Subject(Subject.Kind.SNAPSHOT, snapshot.id());
  }

  static PolicyStatus status(Policy policy) {
    return new PolicyStatus(
        policy.generation(),
        List.of(
            new Condition(
                Condition.Type.Ready,
                Condition.Status.True,
                policy.generation(),
                THEN,
                Reason.AsScheduled,
                "the schedule is followed")),
        new PolicyMemory(
            Optional.of(new ScheduleBasis("@yearly", "Etc/UTC", false, THEN)),
            Optional.of(new RetentionBasis("last 3", THEN)),
            Optional.of(THEN),
            Optional.of("1772332207")),
        Optional.of(THEN),
        Optional.of(THEN),
        new ClaimCounts(4, 2, 1, 1),
        new SnapshotCounts(5, 4, 3, 2, 1, 6),
        List.of(new Problem(Optional.of("a"), Reason.QuotaExceeded, "exceeded quota: q", THEN)),
        List.of(new PruneCandidate("s", "a")));
  }

  static RestoreStatus restored() {
    return new RestoreStatus(
        "0123456789abcdef",
        Optional.of("s"),
        Optional.of(THEN),
        Optional.of("a-restore"),
        RestorePhase.Bound,
        Reason.Restored,
        "claim 'a-restore' is bound",
        THEN);
  }

  private static List<String> names(Collection<Snapshot> snapshots) {
    return snapshots.stream().map(Snapshot::name).toList();
  }

  ClaimEvent lastEvent(ObjectRef claim) {
    return ports().claims().lastEvent(claim).orElseThrow();
  }
}
