package io.snapherd.kubernetes;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.snapherd.kubernetes.client.LeaderClient;
import io.snapherd.kubernetes.projection.ClaimProjection;
import io.snapherd.kubernetes.projection.PolicyProjection;
import io.snapherd.kubernetes.projection.SnapshotProjection;
import io.snapherd.kubernetes.reading.CachedCluster;
import io.snapherd.kubernetes.reading.Watches;
import io.snapherd.kubernetes.resource.SnapshotPolicy;
import io.snapherd.kubernetes.resource.SnapshotPolicySpec;
import io.snapherd.kubernetes.resource.VolumeSnapshot;
import io.snapherd.kubernetes.resource.VolumeSnapshotSpec;
import io.snapherd.kubernetes.writing.ApiClaims;
import io.snapherd.kubernetes.writing.ApiEvents;
import io.snapherd.kubernetes.writing.ApiPolicies;
import io.snapherd.kubernetes.writing.ApiRestoreStatuses;
import io.snapherd.kubernetes.writing.ApiSnapshots;
import io.snapherd.kubernetes.writing.ApiStatus;
import io.snapherd.model.Claim;
import io.snapherd.model.Names;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Changes;
import io.snapherd.operation.contract.Others;
import io.snapherd.operation.contract.Ports;
import io.snapherd.operation.contract.Wanted;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Everybody but the operator, at an API server. */
public class ApiOthers implements Others {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final KubernetesClient client;
  private final String namespace;

  /** Later than what a real controller says meanwhile. */
  private Instant provisionerSpoke =
      Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofHours(1));

  public ApiOthers(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
    List.of(namespace(), elsewhere()).forEach(this::makeNamespace);
  }

  /** All ports as the operator has them, whose watches have told everything there is. */
  public static Ports ports(KubernetesClient client, Watches watches) {
    CachedCluster caches = new CachedCluster();
    caches.tell(
        (Changes)
            Proxy.newProxyInstance(
                Changes.class.getClassLoader(),
                new Class<?>[] {Changes.class},
                (proxy, method, arguments) -> null));
    watches.start(caches).orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
    LeaderClient leader = new LeaderClient(client, () -> true);
    return new Ports(
        caches,
        new ApiSnapshots(leader),
        new ApiClaims(leader),
        new ApiPolicies(leader),
        new ApiStatus(leader),
        new ApiRestoreStatuses(leader),
        new ApiEvents(leader, Clock.systemUTC()));
  }

  protected final void makeNamespace(String name) {
    client
        .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .create();
  }

  protected final KubernetesClient client() {
    return client;
  }

  @Override
  public final String namespace() {
    return namespace;
  }

  @Override
  public final String elsewhere() {
    return namespace + "-elsewhere";
  }

  @Override
  public Policy policy(String name) {
    SnapshotPolicy policy = new SnapshotPolicy();
    policy.setMetadata(meta(name));
    policy.setSpec(
        new SnapshotPolicySpec(
            "@yearly",
            null,
            null,
            null,
            null,
            new SnapshotPolicySpec.Claims(null, null, null),
            null,
            null,
            null,
            null));
    return PolicyProjection.of(client.resource(policy).create());
  }

  @Override
  public Policy policyNow(String name) {
    return PolicyProjection.of(policies(name).get());
  }

  private Resource<SnapshotPolicy> policies(String name) {
    return client.resources(SnapshotPolicy.class).inNamespace(namespace).withName(name);
  }

  @Override
  public void runNow(String policy, String value) {
    annotate(policies(policy), Names.RUN_NOW, value);
  }

  @Override
  public void deletePolicy(String name) {
    policies(name).delete();
    await().atMost(SOON).until(() -> policies(name).get() == null);
  }

  @Override
  public Claim claim(String name) {
    return ClaimProjection.of(
        client
            .resource(
                new PersistentVolumeClaimBuilder()
                    .withMetadata(meta(name))
                    .withNewSpec()
                    .withAccessModes(Wanted.SPEC.accessModes())
                    .withStorageClassName(Wanted.SPEC.storageClass().orElseThrow())
                    .withNewResources()
                    .addToRequests("storage", new Quantity(Wanted.SPEC.size().quantity()))
                    .endResources()
                    .endSpec()
                    .build())
            .create());
  }

  @Override
  public void annotateClaim(String name, String key, String value) {
    annotate(client.persistentVolumeClaims().inNamespace(namespace).withName(name), key, value);
  }

  /** Whatever its version is by now: controllers are at it too. */
  private static void annotate(Resource<?> resource, String key, String value) {
    resource.patch(
        PatchContext.of(PatchType.JSON_MERGE),
        "{\"metadata\": {\"annotations\": {\"%s\": \"%s\"}}}".formatted(key, value));
  }

  @Override
  public Snapshot snapshot(String name, String claim) {
    VolumeSnapshot snapshot = new VolumeSnapshot();
    snapshot.setMetadata(meta(name));
    snapshot.setSpec(VolumeSnapshotSpec.of(claim, "cephfs-hdd-snapshotclass"));
    return SnapshotProjection.of(client.resource(snapshot).create());
  }

  private Resource<VolumeSnapshot> snapshots(String name) {
    return client.resources(VolumeSnapshot.class).inNamespace(namespace).withName(name);
  }

  @Override
  public void hold(String snapshot, String why) {
    annotate(snapshots(snapshot), Names.HOLD, why);
  }

  @Override
  public void deleteSnapshot(String name) {
    snapshots(name).delete();
    await().atMost(SOON).until(() -> snapshots(name).get() == null);
  }

  @Override
  public void provisionerSays(ObjectRef claim, String reason, String message) {
    provisionerSpoke = provisionerSpoke.plusSeconds(1);
    event(claim, "Warning", reason, message);
  }

  @Override
  public void provisionerFails(ObjectRef claim, String message) {
    provisionerSpoke = provisionerSpoke.plusSeconds(1);
    event(claim, "Normal", "Provisioning", "trying");
    event(claim, "Warning", "ProvisioningFailed", message);
  }

  private void event(ObjectRef claim, String type, String reason, String message) {
    client
        .resource(
            new EventBuilder()
                .withNewMetadata()
                .withNamespace(claim.namespace())
                .withName(
                    claim.name()
                        + "."
                        + provisionerSpoke.getEpochSecond()
                        + "."
                        + reason.toLowerCase(Locale.ROOT))
                .endMetadata()
                .withNewInvolvedObject()
                .withKind("PersistentVolumeClaim")
                .withNamespace(claim.namespace())
                .withName(claim.name())
                .endInvolvedObject()
                .withType(type)
                .withReason(reason)
                .withMessage(message)
                .withReportingComponent("cephfs.csi.ceph.com")
                .withLastTimestamp(provisionerSpoke.toString())
                .build())
        .create();
  }

  @Override
  public List<Told> eventsOn(ObjectRef object) {
    return client.v1().events().inNamespace(object.namespace()).list().getItems().stream()
        .filter(e -> object.name().equals(e.getInvolvedObject().getName()))
        .filter(e -> "snapherd".equals(e.getReportingComponent()))
        .map(e -> new Told(e.getType(), e.getReason(), e.getMessage(), e.getCount()))
        .toList();
  }

  @Override
  public Barred barred(Reason why) {
    throw new UnsupportedOperationException("nobody is refused anything here");
  }

  /** The watches do it by themselves. */
  @Override
  public final void catchUp() {}

  private ObjectMeta meta(String name) {
    return new ObjectMetaBuilder().withNamespace(namespace).withName(name).build();
  }
}
