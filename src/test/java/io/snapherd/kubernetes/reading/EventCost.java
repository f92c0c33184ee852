package io.snapherd.kubernetes.reading;

import io.snapherd.kubernetes.projection.PolicyProjection;
import io.snapherd.model.Claim;
import io.snapherd.model.ClaimPhase;
import io.snapherd.model.ClaimSpec;
import io.snapherd.model.Content;
import io.snapherd.model.DeletionPolicy;
import io.snapherd.model.Identity;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicyMemory;
import io.snapherd.model.PolicySpec;
import io.snapherd.model.Size;
import io.snapherd.model.Snapshot;
import io.snapherd.model.SnapshotClass;
import io.snapherd.model.SourceClaim;
import io.snapherd.model.StorageClass;
import io.snapherd.model.Volume;
import io.snapherd.operation.Key;
import io.snapherd.operation.Key.ClaimKey;
import io.snapherd.operation.Key.PolicyKey;
import io.snapherd.operation.Key.PruneKey;
import io.snapherd.operation.Key.StatusKey;
import io.snapherd.operation.fake.LargeOperator;
import io.snapherd.operation.fake.SpecBuilder;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * CPU time and wake-ups that an event and a look cost an operator with 10,000 claims, 100,000
 * snapshots and 1,000 policies, all in one namespace or each policy in its own:
 *
 * <pre>mvn test-compile exec:java -Dexec.classpathScope=test
 *     -Dexec.mainClass=io.snapherd.kubernetes.EventCost</pre>
 */
public final class EventCost {
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
  private static final int POLICIES = 1_000;
  private static final int CLAIMS_EACH = 10;
  private static final int SNAPSHOTS_EACH = 10;
  private static final String DRIVER = "cephfs.csi.ceph.com";
  private static final Instant NOW = Instant.parse("2026-03-01T12:30:00Z");
  private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(30));
  private static final ClaimSpec CLAIM =
      new ClaimSpec(
          List.of("ReadWriteMany"),
          new Size("1Gi", 1L << 30),
          Optional.of("cephfs-hdd"),
          "Filesystem");

  private final int namespaces;
  private final CachedCluster cluster = new CachedCluster();
  private final LargeOperator operator = new LargeOperator(cluster, NOW);

  private EventCost(int namespaces) {
    this.namespaces = namespaces;
  }

  public static void main(String[] args) {
    for (int namespaces : new int[] {1, POLICIES}) {
      System.out.println(namespaces + " namespaces");
      EventCost cost = new EventCost(namespaces);
      cost.fill();
      cost.measure();
    }
  }

  private void fill() {
    cluster.tell(operator.router());
    cluster.storageClasses.put(
        "cephfs-hdd", new StorageClass("cephfs-hdd", DRIVER, Optional.empty()));
    cluster.snapshotClasses.put(
        "cephfs-hdd-snapshotclass",
        new SnapshotClass("cephfs-hdd-snapshotclass", DRIVER, DeletionPolicy.DELETE, false));
    for (int p = 0; p < POLICIES; p++) {
      policy(p);
    }
    for (int i = 0; i < 10; i++) {
      put(takenNow(i));
    }
  }

  /** Takes a place at the driver. */
  private Snapshot takenNow(int i) {
    Snapshot s =
        snapshot(0, "busy-" + i, 0, Snapshot.Marks.NONE, Optional.empty(), Optional.of(false));
    Identity id = new Identity(s.ref(), s.id().uid(), "1", NOW, Optional.empty());
    return new Snapshot(id, s.claimName(), s.snapshotClass(), s.origin(), s.marks(), s.status());
  }

  private void policy(int p) {
    String[] names = new String[CLAIMS_EACH];
    for (int c = 0; c < CLAIMS_EACH; c++) {
      names[c] = "claim-" + p + "-" + c;
    }
    PolicySpec spec = new SpecBuilder().claims(names).keepLast(SNAPSHOTS_EACH).build();
    ObjectRef ref = policyRef(p);
    cluster.policies.put(
        ref.toString(),
        new PolicyProjection.Row(
            new Policy(id(ref), 1, Optional.empty(), spec, memory(spec)), Optional.empty()));
    for (String name : names) {
      claim(p, name);
    }
  }

  /** Hourly since long ago; the slot of 12:00 is not taken. */
  private static PolicyMemory memory(PolicySpec spec) {
    return new PolicyMemory(
        Optional.of(
            new PolicyMemory.ScheduleBasis(spec.schedule(), spec.timeZone(), false, LONG_AGO)),
        Optional.empty(),
        Optional.of(Instant.parse("2026-03-01T11:00:00Z")),
        Optional.empty());
  }

  private void claim(int p, String name) {
    ObjectRef ref = new ObjectRef(namespace(p), name);
    cluster.volumes.put(
        "pv-" + name,
        new Volume("pv-" + name, Optional.of(new Volume.Csi(DRIVER, name)), Optional.of(LONG_AGO)));
    cluster.claims.put(
        ref.toString(),
        new Claim(
            id(ref),
            Map.of("app", "shop"),
            Map.of(),
            CLAIM,
            ClaimPhase.BOUND,
            Optional.of("pv-" + name),
            Optional.empty()));
    for (int s = 0; s < SNAPSHOTS_EACH; s++) {
      put(snapshot(p, name, s, Snapshot.Marks.NONE, Optional.of(NOW), Optional.of(true)));
    }
  }

  private Snapshot snapshot(
      int p,
      String claim,
      int s,
      Snapshot.Marks marks,
      Optional<Instant> cut,
      Optional<Boolean> ready) {
    ObjectRef ref = new ObjectRef(namespace(p), claim + "-" + s);
    Instant slot = Instant.parse("2026-03-01T02:00:00Z").plus(Duration.ofHours(s));
    cluster.contents.put(
        "content-" + ref.name(),
        new Content(
            "content-" + ref.name(),
            DRIVER,
            DeletionPolicy.DELETE,
            Optional.of(ref.toString()),
            Optional.of(claim),
            Optional.of(ref.name()),
            true,
            false,
            Optional.of("cephfs-hdd-snapshotclass")));
    return new Snapshot(
        new Identity(ref, ref.toString(), "1", slot, Optional.empty()),
        Optional.of(claim),
        Optional.of("cephfs-hdd-snapshotclass"),
        new Snapshot.Origin(
            Optional.of("policy-" + p),
            Optional.of(policyRef(p).toString()),
            Optional.of(new ObjectRef(namespace(p), claim).toString()),
            Optional.of(slot),
            false,
            Optional.empty(),
            Optional.of(new SourceClaim(claim, namespace(p) + "/" + claim, CLAIM))),
        marks,
        new Snapshot.Status(
            ready,
            cut,
            Optional.empty(),
            Optional.of("content-" + ref.name()),
            Optional.empty(),
            List.of(),
            false));
  }

  private void put(Snapshot snapshot) {
    cluster.snapshots.put(snapshot.ref().toString(), snapshot);
  }

  private Identity id(ObjectRef ref) {
    return new Identity(ref, ref.toString(), "1", LONG_AGO, Optional.empty());
  }

  private ObjectRef policyRef(int p) {
    return new ObjectRef(namespace(p), "policy-" + p);
  }

  private String namespace(int p) {
    return "ns-" + p % namespaces;
  }

  private void measure() {
    rate("look at a claim that waits", 2_000, i -> look(new ClaimKey(claimRef(i))));
    rate("snapshot event while 2,000 claims wait", 2_000, i -> put(held(i)));
    rate("look at a claim's snapshots to prune", 2_000, i -> look(pruneKey(i)));
    rate("slot of a policy", 500, i -> look(new PolicyKey(policyRef(i))));
    rate("look at a status", 500, i -> look(new StatusKey(policyRef(i))));
  }

  private void look(Key key) {
    operator.look(key);
  }

  private Snapshot held(int i) {
    Optional<String> why = Optional.of("measured");
    return snapshot(
        i % POLICIES,
        claimRef(i).name(),
        0,
        new Snapshot.Marks(why, Optional.empty(), Optional.empty()),
        Optional.of(NOW.plusNanos(i)),
        Optional.of(true));
  }

  private ObjectRef claimRef(int i) {
    return new ObjectRef(
        namespace(i % POLICIES), "claim-" + i % POLICIES + "-" + i / POLICIES % CLAIMS_EACH);
  }

  private PruneKey pruneKey(int i) {
    int p = i % POLICIES;
    return new PruneKey(namespace(p), policyRef(p).toString(), claimRef(i).toString());
  }

  private void rate(String what, int times, IntConsumer one) {
    for (int i = 0; i < times / 10; i++) {
      one.accept(i);
    }
    operator.wakes();
    long before = CPU.getCurrentThreadCpuTime();
    for (int i = 0; i < times; i++) {
      one.accept(times / 10 + i);
    }
    long nanos = (CPU.getCurrentThreadCpuTime() - before) / times;
    System.out.printf(
        "  %-42s %9.1f us %9.1f wake-ups%n",
        what, nanos / 1000.0, operator.wakes() / (double) times);
  }
}
