package io.snapherd.restore;

import static io.snapherd.restore.ClaimBuilder.claim;
import static io.snapherd.restore.Shop.DRIVER;
import static io.snapherd.restore.Shop.GIB;
import static io.snapherd.restore.Shop.NOW;
import static io.snapherd.restore.Shop.SPEC;
import static io.snapherd.restore.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.ClaimSpec;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Reason;
import io.snapherd.model.Size;
import io.snapherd.restore.RestoreDecision.Cleared;
import io.snapherd.restore.RestoreDecision.Make;
import io.snapherd.restore.RestoreDecision.Report;
import io.snapherd.restore.RestoreRequest.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request without a claim of its own leads to. */
class RestoreDecisionTest {
  private static final Instant MORNING = Instant.parse("2026-01-31T02:30:03Z");
  private static final ClaimBuilder LATEST = claim("pvc-demo").restoreFrom("latest");

  // The two manifests that users write by hand today.

  @Test
  void aSnapshotIsRestoredIntoANewClaimLikeTheOriginal() {
    Make make =
        made(
            new Shop()
                .with(nightly("s", MORNING).restoreTo("pvc-demo-restore"))
                .with(claim("pvc-demo")),
            onSnapshot("s", "pvc-demo-restore"));

    assertThat(make.claim())
        .isEqualTo(
            new NewClaim(
                new ObjectRef("shop", "pvc-demo-restore"),
                SPEC,
                "s",
                Map.of("snapherd.io/restore-request", make.status().request()),
                Map.of(
                    "snapherd.io/restored-from", "s",
                    "snapherd.io/restored-cut-time", "2026-01-31T02:30:03Z")));
  }

  @Test
  void theStatusOfANewClaimSaysWhatItIsMadeOf() {
    RestoreRequest request = onSnapshot("s", "copy");
    Make make = made(new Shop().with(nightly("s", MORNING)), request);

    assertThat(make.status())
        .isEqualTo(
            new RestoreStatus(
                ((Asked) request).label(),
                Optional.of("s"),
                Optional.of(MORNING),
                Optional.of("copy"),
                RestorePhase.Provisioning,
                Reason.ClaimNotBound,
                "claim 'copy' is made and not bound yet",
                NOW));
  }

  // Which snapshot.

  @Test
  void latestIsTheNewestCut() {
    Shop shop =
        new Shop()
            .with(nightly("b", MORNING))
            .with(nightly("a", MORNING.plusSeconds(60)))
            .with(nightly("c", MORNING.minusSeconds(60)));

    assertThat(made(shop, LATEST).claim().snapshot()).isEqualTo("a");
  }

  @Test
  void ofEqualCutsTheOneCreatedLaterAndThenTheGreaterNameIsTheNewest() {
    Shop shop =
        new Shop()
            .with(nightly("b", MORNING))
            .with(nightly("c", MORNING.minusSeconds(60)).cut(MORNING))
            .with(nightly("a", MORNING));

    assertThat(made(shop, LATEST).claim().snapshot()).isEqualTo("b");
  }

  @Test
  void aTimeIsTheNewestCutNotAfterIt() {
    Shop shop =
        new Shop()
            .with(nightly("before", MORNING.minusSeconds(60)))
            .with(nightly("at", MORNING))
            .with(nightly("after", MORNING.plusSeconds(1)));

    assertThat(made(shop, from(MORNING.toString())).claim().snapshot()).isEqualTo("at");
  }

  @Test
  void theSlotIsNoCut() {
    Shop shop =
        new Shop()
            .with(nightly("caught-up", MORNING).slot(MORNING.minusSeconds(7200)))
            .with(nightly("earlier", MORNING.minusSeconds(3600)));

    assertThat(made(shop, from("2026-01-31T02:00:00Z")).claim().snapshot()).isEqualTo("earlier");
  }

  @Test
  void aStoragesClockThatIsHoursOffDoesNotDecide() {
    Shop shop =
        new Shop()
            .with(nightly("tokyo", MORNING).cut(MORNING.plus(Duration.ofHours(9))))
            .with(nightly("later", MORNING.plusSeconds(60)));

    assertThat(made(shop, LATEST).claim().snapshot()).isEqualTo("later");
  }

  @ParameterizedTest
  @ValueSource(longs = {600, 601})
  void withoutItsPolicyASnapshotHasTheDefaultReadyDeadline(long seconds) {
    Shop shop = new Shop().with(nightly("s", MORNING).cut(MORNING.plusSeconds(seconds)));

    assertThat(made(shop, LATEST).status().cutTime())
        .contains(seconds == 600 ? MORNING.plusSeconds(600) : MORNING);
  }

  @Test
  void withItsPolicyASnapshotHasThePolicysReadyDeadline() {
    Shop shop =
        new Shop()
            .withDeadline("p-1", Duration.ofHours(1))
            .with(nightly("s", MORNING).byPolicy("p-1").cut(MORNING.plusSeconds(3600)));

    assertThat(made(shop, LATEST).status().cutTime()).contains(MORNING.plusSeconds(3600));
  }

  @Test
  void handMadeSnapshotsCountLikeOurs() {
    Shop shop =
        withClaimOnVolume()
            .with(nightly("ours", MORNING))
            .with(snapshot("by-hand").created(MORNING.plusSeconds(60)).content("content-1"))
            .withContent("content-1", DRIVER, "handle-1");

    assertThat(made(shop, LATEST).claim().snapshot()).isEqualTo("by-hand");
  }

  @Test
  void unreadyOnesAndThoseBeingDeletedDoNotCount() {
    Shop shop =
        new Shop()
            .with(nightly("good", MORNING))
            .with(nightly("unready", MORNING.plusSeconds(60)).unready())
            .with(nightly("failed", MORNING.plusSeconds(60)).failing("no"))
            .with(nightly("deleted", MORNING.plusSeconds(60)).deleted());

    assertThat(made(shop, LATEST).claim().snapshot()).isEqualTo("good");
  }

  @Test
  void snapshotsOfOtherClaimsDoNotCount() {
    Shop shop =
        new Shop()
            .with(nightly("good", MORNING))
            .with(snapshot("other").ofClaim("other").labelledOf("c-9"));

    assertThat(made(shop, LATEST).claim().snapshot()).isEqualTo("good");
  }

  @Test
  void aPreProvisionedSnapshotIsOfTheClaimThatItRemembers() {
    Shop shop = new Shop().with(nightly("s", MORNING).preProvisioned());

    assertThat(made(shop, LATEST).claim().snapshot()).isEqualTo("s");
  }

  @Test
  void anAdoptedSnapshotIsOfTheClaimThatItIsLabelledWith() {
    Shop shop = withClaimOnVolume().with(snapshot("adopted").preProvisioned().labelledOf("c-1"));

    assertThat(made(shop, LATEST).claim().snapshot()).isEqualTo("adopted");
  }

  @Test
  void snapshotsOfARecreatedClaimAloneAreNoContradiction() {
    Shop shop = new Shop().with(nightly("s", MORNING)).with(claim("pvc-demo").uid("c-2"));

    assertThat(made(shop, LATEST).claim().snapshot()).isEqualTo("s");
  }

  @ParameterizedTest
  @ValueSource(strings = {"latest", "2026-01-31T02:30:03Z"})
  void snapshotsOfDifferentClaimsOfOneNameFailAndTheNewestOfEachIsListed(String from) {
    Shop shop =
        new Shop()
            .with(nightly("old-1", MORNING.minusSeconds(7200)).takenOf("c-0"))
            .with(nightly("old-2", MORNING.minusSeconds(3600)).takenOf("c-0"))
            .with(nightly("new", MORNING));

    assertThat(failure(shop, from(from)))
        .isEqualTo(
            "InvalidRequest: there are snapshots of different claims named 'pvc-demo'; name one in"
                + " snapherd.io/restore-from: 'new' of 2026-01-31T02:30:03Z (claim uid c-1), 'old-2'"
                + " of 2026-01-31T01:30:03Z (claim uid c-0)");
  }

  @Test
  void aSnapshotOfUnknownOriginIsOfADifferentClaimThanEveryOther() {
    Shop shop =
        withClaimOnVolume()
            .with(nightly("ours", MORNING))
            .with(snapshot("x").created(MORNING.plusSeconds(1)).content("content-1"))
            .with(snapshot("y").created(MORNING.plusSeconds(2)).content("content-1"))
            .withContent("content-1", DRIVER, "handle-of-a-volume-that-is-gone");

    assertThat(failure(shop, LATEST))
        .isEqualTo(
            "InvalidRequest: there are snapshots of different claims named 'pvc-demo'; name one in"
                + " snapherd.io/restore-from: 'y' of 2026-01-31T02:30:05Z (claim uid unknown (y)),"
                + " 'x' of 2026-01-31T02:30:04Z (claim uid unknown (x)), 'ours' of"
                + " 2026-01-31T02:30:03Z (claim uid c-1)");
  }

  @Test
  void theSameHandleOfAnotherDriverIsAnotherVolume() {
    Shop shop =
        withClaimOnVolume()
            .with(nightly("ours", MORNING))
            .with(snapshot("x").content("content-1"))
            .withContent("content-1", "rbd.csi.ceph.com", "handle-1");

    assertThat(failure(shop, LATEST)).startsWith("InvalidRequest");
  }

  @Test
  void ofTwoClaimsOnOneVolumeTheOneOfTheSnapshotsNameIsItsOrigin() {
    Shop shop =
        withClaimOnVolume()
            .with(claim("another").volume("pv-2"))
            .withVolume("pv-2", DRIVER, "handle-1")
            .with(nightly("ours", MORNING))
            .with(snapshot("by-hand").content("content-1"))
            .withContent("content-1", DRIVER, "handle-1");

    assertThat(made(shop, LATEST).claim().snapshot()).isEqualTo("by-hand");
  }

  @Test
  void aVolumeThatAnotherClaimHasNowIsStillOneVolume() {
    Shop shop =
        new Shop()
            .with(claim("heir").uid("c-1").volume("pv-1"))
            .withVolume("pv-1", DRIVER, "handle-1")
            .with(snapshot("old").created(MORNING).content("content-1"))
            .with(snapshot("new").created(MORNING.plusSeconds(60)).content("content-1"))
            .withContent("content-1", DRIVER, "handle-1");

    assertThat(made(shop, LATEST).claim().snapshot()).isEqualTo("new");
  }

  @Test
  void otherLivingClaimsAreNotTakenForTheOriginal() {
    ClaimSpec other = new ClaimSpec(List.of("ReadWriteOnce"), GIB, Optional.empty(), "Block");
    Shop shop = withClaimOnVolume().with(claim("another").spec(other)).with(snapshot("by-hand"));

    assertThat(made(shop, LATEST).claim().spec()).isEqualTo(Shop.SPEC);
  }

  @Test
  void anAdoptedSnapshotIsOfNoOtherClaimThanItsLabelSays() {
    Shop shop =
        withClaimOnVolume()
            .with(claim("another"))
            .with(snapshot("adopted").preProvisioned().labelledOf("c-1"));

    assertThat(made(shop, LATEST).claim().snapshot()).isEqualTo("adopted");
  }

  @Test
  void ofEqualCutsMadeAtOnceTheGreaterNameGoesFirst() {
    Shop shop = new Shop().with(nightly("b", MORNING)).with(nightly("a", MORNING));

    assertThat(made(shop, LATEST).claim().snapshot()).isEqualTo("b");
  }

  @Test
  void tenDifferentClaimsAreAllListed() {
    Shop shop = new Shop();
    for (int i = 10; i < 20; i++) {
      shop.with(nightly("s" + i, MORNING.minusSeconds(i)).takenOf("c-" + i));
    }

    assertThat(failure(shop, LATEST)).contains("'s10'", "'s19'").doesNotContain("more");
  }

  @Test
  void aSizeThatIsTheSameIsWrittenAsInTheOriginal() {
    Shop shop = new Shop().with(nightly("s", MORNING).restoreSize(new Size("1024Mi", GIB.bytes())));

    assertThat(made(shop, LATEST).claim().spec().size()).isEqualTo(GIB);
  }

  @Test
  void manyDifferentClaimsAreNotAllListed() {
    Shop shop = new Shop();
    for (int i = 10; i < 22; i++) {
      shop.with(nightly("s" + i, MORNING.minusSeconds(i)).takenOf("c-" + i));
    }

    assertThat(failure(shop, LATEST)).contains("'s10'", "'s19'").endsWith(" and 2 more");
  }

  @Test
  void aNamedSnapshotOfARecreatedClaimIsRestored() {
    Shop shop =
        new Shop()
            .with(nightly("old", MORNING.minusSeconds(3600)).takenOf("c-0"))
            .with(nightly("new", MORNING));

    assertThat(made(shop, from("old")).claim().snapshot()).isEqualTo("old");
  }

  @Test
  void aNamedSnapshotOfAnotherClaimIsRefused() {
    assertThat(failure(new Shop().with(snapshot("s").ofClaim("other")), from("s")))
        .isEqualTo(
            "InvalidRequest: snapshot 's' is not one of claim 'pvc-demo'; to restore it, annotate it"
                + " with snapherd.io/restore-to");
  }

  @Test
  void anAnnotationDoesNotMakeASnapshotOneOfAnotherClaim() {
    Shop shop = new Shop().with(nightly("s", MORNING).ofClaim("other"));

    assertThat(failure(shop, from("s"))).startsWith("InvalidRequest");
  }

  @Test
  void aNamedSnapshotThatDoesNotExistIsNotFound() {
    assertThat(failure(new Shop(), from("s")))
        .isEqualTo("SnapshotNotFound: snapshot 's' does not exist");
  }

  @Test
  void aNamedSnapshotThatIsBeingDeletedIsNotFound() {
    assertThat(failure(new Shop().with(nightly("s", MORNING).deleted()), from("s")))
        .isEqualTo("SnapshotNotFound: snapshot 's' is being deleted");
  }

  @Test
  void anAnnotatedSnapshotThatWasReplacedMeanwhileIsNotFound() {
    Wanted wanted = new Wanted.Itself("s", "uid-of-the-old-one");
    RestoreRequest request =
        new RestoreRequest.Valid(
            "0123456789abcdef", new ObjectRef("shop", "s"), wanted, Optional.of("copy"));

    assertThat(failure(new Shop().with(nightly("s", MORNING)), request))
        .isEqualTo("SnapshotNotFound: snapshot 's' does not exist");
  }

  @Test
  void whereNoneIsOldEnoughTheOldestIsNamed() {
    Shop shop =
        new Shop().with(nightly("old", MORNING)).with(nightly("new", MORNING.plusSeconds(60)));

    assertThat(failure(shop, from("2026-01-31T02:30:02Z")))
        .isEqualTo(
            "SnapshotNotFound: claim 'pvc-demo' has no ready snapshot that old; the oldest is 'old'"
                + " of 2026-01-31T02:30:03Z");
  }

  @Test
  void aClaimWithoutReadySnapshotsHasNoLatest() {
    assertThat(failure(new Shop().with(nightly("s", MORNING).unready()), LATEST))
        .isEqualTo("SnapshotNotFound: claim 'pvc-demo' has no ready snapshot");
  }

  // Waiting for it.

  @Test
  void aSnapshotThatIsNotReadyIsWaitedFor() {
    RestoreStatus status =
        reported(new Shop().with(nightly("s", MORNING).unready()), onSnapshot("s", "copy"));

    assertThat(status.phase()).isEqualTo(RestorePhase.Waiting);
    assertThat(status.reason()).isEqualTo(Reason.SnapshotNotReady);
    assertThat(status.message()).isEqualTo("snapshot 's' is not ready");
    assertThat(status.claim()).isEmpty();
    assertThat(status.snapshot()).contains("s");
  }

  @Test
  void aSnapshotThatFailsIsWaitedForAndSaysWhy() {
    RestoreStatus status =
        reported(
            new Shop().with(nightly("s", MORNING).failing("driver is down")),
            onSnapshot("s", "copy"));

    assertThat(status.phase()).isEqualTo(RestorePhase.Waiting);
    assertThat(status.message()).isEqualTo("snapshot 's' is not ready: driver is down");
  }

  @Test
  void nobodyWaitsForASnapshotWhenTheNameIsTaken() {
    Shop shop = new Shop().with(nightly("s", MORNING).unready()).with(claim("copy"));

    assertThat(failure(shop, onSnapshot("s", "copy"))).startsWith("ClaimExists");
  }

  // The new claim.

  @Test
  void theDefaultNameSaysClaimAndSlot() {
    Shop shop = new Shop().with(nightly("s", MORNING).slot(Instant.parse("2026-01-31T02:29:00Z")));

    assertThat(made(shop, LATEST).claim().ref())
        .isEqualTo(new ObjectRef("shop", "pvc-demo-restore-202601310229"));
  }

  @Test
  void theDefaultNameSaysTheCutWhereThereIsNoSlot() {
    assertThat(made(new Shop().with(nightly("s", MORNING)), LATEST).claim().ref().name())
        .isEqualTo("pvc-demo-restore-202601310230");
  }

  @Test
  void theDefaultNameOfALongClaimIsShortened() {
    String longName = "c".repeat(253);
    Shop shop = new Shop().with(nightly("s", MORNING).ofClaim(longName));

    assertThat(made(shop, claim(longName).restoreFrom("latest")).claim().ref().name())
        .hasSize(253)
        .matches("c{223}-[0-9a-f]{8}-restore-202601310230");
  }

  @Test
  void theSnapshotsMemoryComesBeforeTheLivingClaim() {
    ClaimSpec grown =
        new ClaimSpec(
            List.of("ReadWriteOnce"),
            new Size("2Gi", 2L << 30),
            Optional.of("cephfs-hdd"),
            "Filesystem");
    Shop shop =
        new Shop().with(nightly("s", MORNING)).with(claim("pvc-demo").uid("c-1").spec(grown));

    assertThat(made(shop, LATEST).claim().spec()).isEqualTo(SPEC);
  }

  @Test
  void withoutAMemoryTheLivingClaimServes() {
    Shop shop = new Shop().with(snapshot("s")).with(claim("pvc-demo"));

    assertThat(made(shop, LATEST).claim().spec()).isEqualTo(SPEC);
  }

  @Test
  void aLivingClaimThatIsKnownToBeAnotherDoesNotServe() {
    Shop shop = new Shop().with(snapshot("s").labelledOf("c-0")).with(claim("pvc-demo").uid("c-1"));

    assertThat(failure(shop, LATEST))
        .isEqualTo(
            "ClaimUnknown: the snapshot has no annotation snapherd.io/claim and its claim is gone,"
                + " so access modes, size and storage class are unknown");
  }

  @Test
  void withoutMemoryAndClaimTheNewClaimIsUnknown() {
    assertThat(failure(new Shop().with(snapshot("s")), onSnapshot("s", "copy")))
        .startsWith("ClaimUnknown");
  }

  @Test
  void theNewClaimIsAtLeastAsLargeAsTheSnapshotNeeds() {
    Size twoGib = new Size("2Gi", 2L << 30);
    Shop shop = new Shop().with(nightly("s", MORNING).restoreSize(twoGib));

    assertThat(made(shop, LATEST).claim().spec())
        .isEqualTo(
            new ClaimSpec(SPEC.accessModes(), twoGib, SPEC.storageClass(), SPEC.volumeMode()));
  }

  @Test
  void aSmallerRestoreSizeDoesNotShrinkTheClaim() {
    Shop shop = new Shop().with(nightly("s", MORNING).restoreSize(new Size("1Mi", 1L << 20)));

    assertThat(made(shop, LATEST).claim().spec().size()).isEqualTo(GIB);
  }

  @Test
  void aStorageClassThatIsGoneFails() {
    ClaimSpec gone = new ClaimSpec(SPEC.accessModes(), GIB, Optional.of("gone"), SPEC.volumeMode());
    Shop shop = new Shop().with(snapshot("s").remembering("c-1", gone));

    assertThat(failure(shop, LATEST))
        .isEqualTo(
            "StorageClassNotFound: the storage class 'gone' of the original claim does not exist");
  }

  @Test
  void aClaimThatNamedNoStorageClassIsRestoredWithoutOne() {
    ClaimSpec none = new ClaimSpec(SPEC.accessModes(), GIB, Optional.empty(), SPEC.volumeMode());
    Shop shop = new Shop().with(snapshot("s").remembering("c-1", none));

    assertThat(made(shop, LATEST).claim().spec()).isEqualTo(none);
  }

  @ParameterizedTest
  @ValueSource(strings = {"copy", "pvc-demo-restore-202601310230"})
  void anotherClaimOfThatNameIsNeverTouched(String name) {
    Shop shop = new Shop().with(nightly("s", MORNING)).with(claim(name));
    ClaimBuilder request = claim("pvc-demo").restoreFrom("s");

    assertThat(failure(shop, name.equals("copy") ? request.restoreTo("copy") : request))
        .isEqualTo(
            "ClaimExists: claim '%s' exists and was not made for this request".formatted(name));
  }

  @Test
  void anotherClaimOfThatNameIsNotTouchedWhileItIsBeingDeletedEither() {
    Shop shop = new Shop().with(nightly("s", MORNING)).with(claim("copy").deleted());

    assertThat(failure(shop, onSnapshot("s", "copy"))).startsWith("ClaimExists");
  }

  @Test
  void anotherClaimOfThatNameIsFoundOnlyByTheCreate() {
    Make make = made(new Shop().with(nightly("s", MORNING)), onSnapshot("s", "copy"));

    RestoreStatus status = RestoreDecision.afterConflict(make, claim("copy").build(), NOW);

    assertThat(sentence(status))
        .isEqualTo("ClaimExists: claim 'copy' exists and was not made for this request");
    assertThat(status.phase()).isEqualTo(RestorePhase.Failed);
    assertThat(status.claim()).isEmpty();
  }

  @Test
  void aConflictWithOurOwnClaimIsSuccess() {
    Make make = made(new Shop().with(nightly("s", MORNING)), onSnapshot("s", "copy"));

    assertThat(RestoreDecision.afterConflict(make, ClaimBuilder.made(make.claim()).build(), NOW))
        .isEqualTo(make.status());
  }

  // No request, or none that can be followed.

  @Test
  void withoutARequestTheStatusGoes() {
    RestoreStatus old = RestoreStatus.refused("x", Reason.InvalidRequest, "no", NOW);

    assertThat(
            RestoreDecision.of(
                new RestoreRequest.None(), Optional.of(old), new Shop().with(claim("a")), NOW))
        .isEqualTo(new Cleared());
  }

  @Test
  void anInvalidRequestFails() {
    assertThat(failure(new Shop(), new RestoreRequest.Invalid("0123456789abcdef", "no")))
        .isEqualTo("InvalidRequest: no");
  }

  private static SnapshotBuilder nightly(String name, Instant created) {
    return snapshot(name).takenOf("c-1").created(created);
  }

  private static Shop withClaimOnVolume() {
    return new Shop()
        .with(claim("pvc-demo").uid("c-1").volume("pv-1"))
        .withVolume("pv-1", DRIVER, "handle-1");
  }

  private static ClaimBuilder from(String text) {
    return claim("pvc-demo").restoreFrom(text);
  }

  private static RestoreRequest onSnapshot(String name, String to) {
    return RestoreRequest.on(snapshot(name).restoreTo(to).build());
  }

  private static Make made(Shop shop, ClaimBuilder annotated) {
    return made(shop, RestoreRequest.on(annotated.build(), NOW));
  }

  private static Make made(Shop shop, RestoreRequest request) {
    RestoreDecision decision = RestoreDecision.of(request, Optional.empty(), shop, NOW);
    assertThat(decision).isInstanceOf(Make.class);
    return (Make) decision;
  }

  private static RestoreStatus reported(Shop shop, RestoreRequest request) {
    RestoreDecision decision = RestoreDecision.of(request, Optional.empty(), shop, NOW);
    assertThat(decision).isInstanceOf(Report.class);
    return ((Report) decision).status();
  }

  private static String failure(Shop shop, ClaimBuilder annotated) {
    return failure(shop, RestoreRequest.on(annotated.build(), NOW));
  }

  private static String failure(Shop shop, RestoreRequest request) {
    RestoreStatus status = reported(shop, request);
    assertThat(status.phase()).isEqualTo(RestorePhase.Failed);
    assertThat(status.claim()).isEmpty();
    return sentence(status);
  }

  private static String sentence(RestoreStatus status) {
    return status.reason() + ": " + status.message();
  }
}
