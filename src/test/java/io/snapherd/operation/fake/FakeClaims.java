package io.snapherd.operation.fake;

import io.snapherd.model.Claim;
import io.snapherd.model.ClaimPhase;
import io.snapherd.model.Names;
import io.snapherd.model.ObjectName;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Reason;
import io.snapherd.operation.Claims;
import io.snapherd.operation.Refused;
import io.snapherd.restore.ClaimEvent;
import io.snapherd.restore.NewClaim;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** PersistentVolumeClaims at the fake API server. */
public final class FakeClaims implements Claims {
  private final FakeCluster cluster;
  private final Map<ObjectRef, ClaimEvent> events = new HashMap<>();
  private Runnable beforeCreate = () -> {};

  public FakeClaims(FakeCluster cluster) {
    this.cluster = cluster;
  }

  /** A provisioner leaves its word. */
  public void lastEvent(ObjectRef claim, ClaimEvent event) {
    events.put(claim, event);
  }

  /** Something happens between a decision and its create. */
  public void beforeNextCreate(Runnable happening) {
    beforeCreate = happening;
  }

  @Override
  public boolean create(NewClaim claim) throws Refused {
    Runnable happening = beforeCreate;
    beforeCreate = () -> {};
    happening.run();
    cluster.faults().check(Faults.Call.CREATE_CLAIM, claim.ref().name());
    if (!ObjectName.isLegal(claim.ref().name())) {
      throw new Refused(Reason.CreateRejected, "metadata.name: Invalid value");
    }
    if (cluster.claim(claim.ref()).isPresent()) {
      return false;
    }
    cluster.put(made(claim));
    cluster.written(Write.Verb.CREATE_CLAIM, claim.ref());
    cluster.faults().answer();
    return !cluster.faults().repeated();
  }

  @Override
  public Optional<Claim> read(ObjectRef ref) throws Refused {
    cluster.faults().check(Faults.Call.READ, ref.name());
    return cluster.claim(ref);
  }

  @Override
  public Collection<Claim> madeFor(String namespace, String request) throws Refused {
    cluster.faults().check(Faults.Call.READ, request);
    return cluster.claims().stream()
        .filter(c -> c.ref().namespace().equals(namespace))
        .filter(c -> request.equals(c.labels().get(Names.RESTORE_REQUEST)))
        .toList();
  }

  @Override
  public Optional<ClaimEvent> lastEvent(ObjectRef claim) {
    return Optional.ofNullable(events.get(claim));
  }

  private Claim made(NewClaim claim) {
    return new Claim(
        cluster.newIdentity(claim.ref()),
        claim.labels(),
        claim.annotations(),
        claim.spec(),
        ClaimPhase.PENDING,
        Optional.empty(),
        Optional.of(claim.snapshot()));
  }
}
