package io.snapherd.restore;

import io.snapherd.model.ClaimSpec;
import io.snapherd.model.Names;
import io.snapherd.model.ObjectName;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import io.snapherd.restore.RestoreDecision.Make;
import io.snapherd.restore.RestoreDecision.Report;
import io.snapherd.restore.SnapshotChoice.Chosen;
import io.snapherd.restore.SnapshotChoice.Refused;
import java.time.Instant;
import java.util.Optional;

/**
 * A request that no claim was made for yet. What fails for good is said before anything is waited
 * for: nobody waits for a snapshot only to be told that the name is taken.
 */
record Attempt(RestoreRequest.Valid request, RestoreFacts facts, Origins origins, Instant now) {

  RestoreDecision decide() {
    SnapshotChoice choice = new SnapshotSearch(facts, origins).find(request.wanted());
    return choice instanceof Chosen chosen ? restore(chosen) : refuse((Refused) choice);
  }

  private RestoreDecision refuse(Refused refused) {
    return new Report(
        RestoreStatus.refused(request.label(), refused.reason(), refused.message(), now));
  }

  private RestoreDecision restore(Chosen chosen) {
    ObjectRef target = target(chosen);
    RestoreStatus made = RestoreStatus.made(request.label(), chosen, target.name(), now);
    Optional<ClaimSpec> original = origins.spec(chosen.snapshot());
    return taken(made, target)
        .or(() -> unknown(made, original))
        .or(() -> original.flatMap(spec -> withoutStorageClass(made, spec)))
        .or(() -> unready(made, chosen.snapshot()))
        .<RestoreDecision>map(Report::new)
        .orElseGet(
            () ->
                new Make(
                    NewClaim.of(request.label(), target, original.orElseThrow(), chosen), made));
  }

  private ObjectRef target(Chosen chosen) {
    Instant moment = chosen.snapshot().origin().slot().orElse(chosen.cut());
    String tail = "-restore-" + ObjectName.stamp(moment);
    return new ObjectRef(
        request.on().namespace(),
        request.to().orElseGet(() -> ObjectName.fit(request.on().name(), tail)));
  }

  private Optional<RestoreStatus> taken(RestoreStatus made, ObjectRef target) {
    return facts.claims().stream()
        .filter(claim -> claim.ref().equals(target))
        .findAny()
        .map(claim -> made.claimExists(claim.name(), now));
  }

  private Optional<RestoreStatus> unknown(RestoreStatus made, Optional<ClaimSpec> original) {
    return original.isPresent()
        ? Optional.empty()
        : Optional.of(
            made.failed(
                Reason.ClaimUnknown,
                "the snapshot has no annotation "
                    + Names.CLAIM
                    + " and its claim is gone, so access modes, size and storage class are unknown",
                now));
  }

  private Optional<RestoreStatus> withoutStorageClass(RestoreStatus made, ClaimSpec spec) {
    return spec.storageClass()
        .filter(name -> !facts.storageClassExists(name))
        .map(name -> "the storage class '" + name + "' of the original claim does not exist")
        .map(what -> made.failed(Reason.StorageClassNotFound, what, now));
  }

  /** One that failed or is lost is waited for as well: the controllers try for ever. */
  private Optional<RestoreStatus> unready(RestoreStatus made, Snapshot snapshot) {
    String error = snapshot.status().error().map(text -> ": " + text).orElse("");
    String what = "snapshot '" + snapshot.name() + "' is not ready" + error;
    return snapshot.ready()
        ? Optional.empty()
        : Optional.of(made.waiting(Reason.SnapshotNotReady, what, now));
  }
}
