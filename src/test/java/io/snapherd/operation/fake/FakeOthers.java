package io.snapherd.operation.fake;

import io.snapherd.model.Claim;
import io.snapherd.model.DeletionPolicy;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.contract.Others;
import io.snapherd.restore.ClaimEvent;
import java.util.List;
import java.util.Map;

/** Everybody but the operator, in memory. */
final class FakeOthers implements Others {
  private final FakeCluster cluster;
  private final Kubectl kubectl;
  private final FakeClaims claims;
  private final RecordedEvents events;

  FakeOthers(FakeCluster cluster, FakeClaims claims, RecordedEvents events) {
    this.cluster = cluster;
    this.kubectl = new Kubectl(cluster);
    this.claims = claims;
    this.events = events;
    kubectl.storage(DeletionPolicy.DELETE);
  }

  @Override
  public String namespace() {
    return Kubectl.NAMESPACE;
  }

  @Override
  public String elsewhere() {
    return "elsewhere";
  }

  @Override
  public Policy policy(String name) {
    return kubectl.apply(name, spec -> spec.schedule("@yearly"));
  }

  @Override
  public Policy policyNow(String name) {
    return kubectl.policy(name);
  }

  @Override
  public void runNow(String policy, String value) {
    kubectl.runNow(policy, value);
  }

  @Override
  public void deletePolicy(String name) {
    kubectl.deletePolicy(name);
  }

  @Override
  public Claim claim(String name) {
    return kubectl.createClaim(name, Map.of());
  }

  @Override
  public void annotateClaim(String name, String key, String value) {
    kubectl.annotateClaim(name, key, value);
  }

  @Override
  public Snapshot snapshot(String name, String claim) {
    return kubectl.createSnapshot(name, claim);
  }

  @Override
  public void hold(String snapshot, String why) {
    kubectl.hold(snapshot, why);
  }

  @Override
  public void deleteSnapshot(String name) {
    kubectl.deleteSnapshot(name);
  }

  @Override
  public void provisionerSays(ObjectRef claim, String reason, String message) {
    claims.lastEvent(claim, new ClaimEvent(reason, message));
  }

  @Override
  public void provisionerFails(ObjectRef claim, String message) {
    provisionerSays(claim, "ProvisioningFailed", message);
  }

  @Override
  public List<Told> eventsOn(ObjectRef object) {
    return events.standing(object.name()).entrySet().stream()
        .map(
            e ->
                new Told(
                    e.getKey().type().name(),
                    e.getKey().reason().name(),
                    e.getKey().message(),
                    e.getValue()))
        .toList();
  }

  @Override
  public Barred barred(Reason why) {
    cluster.faults().refuse(Faults.Call.CREATE_SNAPSHOT, why);
    return new Barred(namespace(), new FakeSnapshots(cluster));
  }

  @Override
  public void catchUp() {
    boolean more = cluster.catchUp();
    while (more) {
      more = cluster.catchUp();
    }
  }
}
